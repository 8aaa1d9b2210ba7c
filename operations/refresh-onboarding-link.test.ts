import { expect, test } from "vitest";
import { openConnectBench, URLS } from "../local/testing-connect";
import { refreshOnboardingLink } from "./refresh-onboarding-link";
import { startOnboarding } from "./start-onboarding";

test("refuses no_connected_account when onboarding was never started", async () => {
  const { ctx } = await openConnectBench();
  const refused = refreshOnboardingLink(ctx, URLS);
  await expect(refused).rejects.toMatchObject({ code: "no_connected_account" });
});

test("gives a fresh link to the same account", async () => {
  const { ctx } = await openConnectBench();
  const started = await startOnboarding(ctx, URLS);
  const { url } = await refreshOnboardingLink(ctx, URLS);
  expect(url).toContain(started.stripeAccountId);
  expect(url).not.toBe(started.url);
});

test("refuses account_link_failed when Stripe gives none", async () => {
  const { ctx, fault } = await openConnectBench();
  await startOnboarding(ctx, URLS);
  await fault("empty_502", { path: "/v1/account_links" });
  const refused = refreshOnboardingLink(ctx, URLS);
  await expect(refused).rejects.toMatchObject({ code: "account_link_failed" });
});
