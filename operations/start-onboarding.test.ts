import { expect, test } from "vitest";
import { openConnectBench, URLS } from "../local/testing-connect";
import { startOnboarding } from "./start-onboarding";

test("opens an account and a link, then a fresh link to the same account", async () => {
  const { ctx } = await openConnectBench();
  const first = await startOnboarding(ctx, URLS);
  const again = await startOnboarding(ctx, URLS);
  expect(first.opened).toBe(true);
  expect(again).toMatchObject({ opened: false, stripeAccountId: first.stripeAccountId });
  expect(again.url).not.toBe(first.url);
});

test("a link that leads nowhere any more starts over with a new account", async () => {
  const { ctx, control } = await openConnectBench();
  const first = await startOnboarding(ctx, URLS);
  await control(`accounts/${first.stripeAccountId}/deauthorize`, {});
  const next = await startOnboarding(ctx, URLS);
  expect(next).toMatchObject({ opened: true });
  expect(next.stripeAccountId).not.toBe(first.stripeAccountId);
});

test.each([
  ["/v1/accounts", "forbidden"],
  ["/v1/accounts", "reset"],
  ["/v1/account_links", "empty_502"],
  ["/v1/account_links", "unauthorized"],
])(
  "trouble at %s (%s) refuses onboarding_failed, and a later click works",
  async (path, effect) => {
    const { ctx, fault } = await openConnectBench();
    await fault(effect, { method: "POST", path });
    await expect(startOnboarding(ctx, URLS)).rejects.toMatchObject({ code: "onboarding_failed" });
    expect((await startOnboarding(ctx, URLS)).url).toMatch(/^http/);
  },
);
