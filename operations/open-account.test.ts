import { describe, expect, test } from "vitest";
import { findConnectedAccount } from "@/db/queries/connected-accounts";
import { GatewayRefused, GatewayUnavailable } from "@/domain/gateway";
import { type ConnectBench, openConnectBench } from "../local/testing-connect";
import { mirrorAccount } from "./mirror-account";
import { openAccount } from "./open-account";

const CREATE = { method: "POST", path: "/v1/accounts" };

async function accountsAtStripe({ stripe }: ConnectBench): Promise<number> {
  return (await stripe.accounts.list({ limit: 100 })).data.length;
}

test("the first time opens an account, every later time answers the same", async () => {
  const bench = await openConnectBench();
  const first = await openAccount(bench.ctx);
  expect(first).toEqual({ stripeAccountId: first.stripeAccountId, opened: true });
  expect(await openAccount(bench.ctx)).toEqual({ ...first, opened: false });
  const stored = await findConnectedAccount(bench.ctx.db, bench.developerId);
  expect(stored).toMatchObject({ stripeAccountId: first.stripeAccountId, verifiedAt: null });
});

test("a storm of clicks opens one account", async () => {
  const bench = await openConnectBench({ latencyMs: 20 });
  const clicks = await Promise.all(Array.from({ length: 6 }, () => openAccount(bench.ctx)));
  expect(new Set(clicks.map(({ stripeAccountId }) => stripeAccountId)).size).toBe(1);
  expect(await accountsAtStripe(bench)).toBe(1);
});

describe("after an unknown outcome the next click gets the account that was opened", () => {
  test.each(["reset", "hang", "truncate", "empty_502"])("%s", async (effect) => {
    const bench = await openConnectBench({ timeoutMs: 300 });
    await bench.fault(effect, CREATE, { when: "after" });
    await expect(openAccount(bench.ctx)).rejects.toThrow(GatewayUnavailable);
    expect(await findConnectedAccount(bench.ctx.db, bench.developerId)).toBeNull();
    await openAccount(bench.ctx);
    expect(await accountsAtStripe(bench)).toBe(1);
  });
});

describe("a try that is dead does not block the next", () => {
  test.each(["unauthorized", "forbidden"])("%s", async (effect) => {
    const bench = await openConnectBench();
    await bench.fault(effect, CREATE);
    await expect(openAccount(bench.ctx)).rejects.toThrow(GatewayRefused);
    expect((await openAccount(bench.ctx)).opened).toBe(true);
  });

  test("a 500 that Stripe keeps repeating", async () => {
    const bench = await openConnectBench();
    await bench.fault("error_500", CREATE);
    await expect(openAccount(bench.ctx)).rejects.toThrow(GatewayUnavailable);
    await expect(openAccount(bench.ctx)).rejects.toThrow(GatewayRefused);
    expect((await openAccount(bench.ctx)).opened).toBe(true);
  });
});

test("an account that left us is replaced by a new one", async () => {
  const bench = await openConnectBench();
  const first = await openAccount(bench.ctx);
  await bench.control(`accounts/${first.stripeAccountId}/deauthorize`, {});
  await mirrorAccount(bench.ctx, { developerId: bench.developerId });
  const clicks = await Promise.all([openAccount(bench.ctx), openAccount(bench.ctx)]);
  expect(clicks[0]?.stripeAccountId).toBe(clicks[1]?.stripeAccountId);
  expect(clicks[0]?.stripeAccountId).not.toBe(first.stripeAccountId);
  const stored = await findConnectedAccount(bench.ctx.db, bench.developerId);
  expect(stored?.disabledReason).not.toBe("account_gone");
});
