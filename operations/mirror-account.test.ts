import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { findConnectedAccount } from "@/db/queries/connected-accounts";
import { findDeveloper } from "@/db/queries/developers";
import { GatewayUnavailable } from "@/domain/gateway";
import { type ConnectBench, openConnectBench } from "../local/testing-connect";
import { mirrorAccount } from "./mirror-account";
import { openAccount } from "./open-account";

async function connected() {
  const bench = await openConnectBench();
  const { stripeAccountId } = await openAccount(bench.ctx);
  const look = () => mirrorAccount(bench.ctx, { developerId: bench.developerId });
  return { ...bench, stripeAccountId, look };
}

async function stopAuto({ ctx, developerId }: ConnectBench, shift: string) {
  await ctx.db.execute(sql`update developers set auto_stopped_reason = 'account_closed',
    auto_stopped_at = business_now() + ${shift}::interval where id = ${developerId}`);
}

test("a developer without an account has nothing to mirror", async () => {
  const { ctx, developerId } = await openConnectBench();
  expect(await mirrorAccount(ctx, { developerId })).toEqual({ kind: "not_connected" });
});

describe("a look", () => {
  test("writes what Stripe says, and when it was first ready, once", async () => {
    const bench = await connected();
    const { ctx, developerId, stripeAccountId, look } = bench;
    expect(await look()).toMatchObject({ readiness: "onboarding_incomplete" });
    expect((await findConnectedAccount(ctx.db, developerId))?.verifiedAt).toBeNull();

    await bench.onboard(stripeAccountId, "complete");
    expect(await look()).toMatchObject({ readiness: "ready", bankChanged: false });
    const first = await findConnectedAccount(ctx.db, developerId);
    expect(first?.verifiedAt).toBeInstanceOf(Date);

    await bench.onboard(stripeAccountId, "past_due");
    expect(await look()).toMatchObject({ readiness: "payouts_disabled" });
    await bench.onboard(stripeAccountId, "complete");
    await look();
    const last = await findConnectedAccount(ctx.db, developerId);
    expect(last?.verifiedAt).toEqual(first?.verifiedAt);
  });

  test("tells that the bank is another one", async () => {
    const { control, stripeAccountId, onboard, look } = await connected();
    await onboard(stripeAccountId, "complete");
    await look();
    await control(`accounts/${stripeAccountId}/bank`, { number: "000333333335" });
    expect(await look()).toMatchObject({ bankChanged: true, account: { bankLast4: "3335" } });
    expect(await look()).toMatchObject({ bankChanged: false });
  });

  test("shows an account that left us as unable to receive", async () => {
    const { control, stripeAccountId, onboard, look } = await connected();
    await onboard(stripeAccountId, "complete");
    await look();
    await control(`accounts/${stripeAccountId}/deauthorize`, {});
    expect(await look()).toMatchObject({
      readiness: "payouts_disabled",
      account: { disabledReason: "account_gone", payoutsEnabled: false },
    });
  });

  test("that Stripe does not answer throws and changes nothing", async () => {
    const { ctx, developerId, fault, look } = await connected();
    const before = await findConnectedAccount(ctx.db, developerId);
    await fault("empty_502", { method: "GET" });
    await expect(look()).rejects.toThrow(GatewayUnavailable);
    expect(await findConnectedAccount(ctx.db, developerId)).toEqual(before);
  });

  test("that started earlier than the stored one is dropped", async () => {
    const { ctx, developerId, stripeAccountId, onboard, look } = await connected();
    await onboard(stripeAccountId, "complete");
    await look();
    await onboard(stripeAccountId, "rejected");
    const slow = { ...ctx, now: async () => new Date((await ctx.now()).getTime() - 60_000) };
    expect(await mirrorAccount(slow, { developerId })).toMatchObject({ readiness: "ready" });
  });
});

describe("automatic payouts that a failure stopped (R10)", () => {
  test("resume unasked when a later look finds the account ready", async () => {
    const bench = await connected();
    await bench.onboard(bench.stripeAccountId, "complete");
    await stopAuto(bench, "-1 second");
    expect(await bench.look()).toMatchObject({ resumed: true });
    const row = await findDeveloper(bench.ctx.db, bench.developerId);
    expect(row).toMatchObject({ autoStoppedAt: null, autoStoppedReason: null });
    expect(await bench.look()).toMatchObject({ resumed: false });
  });

  test("stay stopped while it is not ready", async () => {
    const bench = await connected();
    await bench.onboard(bench.stripeAccountId, "past_due");
    await stopAuto(bench, "-1 second");
    expect(await bench.look()).toMatchObject({ resumed: false });
  });

  test("stay stopped after a look that began before the failure", async () => {
    const bench = await connected();
    await bench.onboard(bench.stripeAccountId, "complete");
    await stopAuto(bench, "1 minute");
    expect(await bench.look()).toMatchObject({ readiness: "ready", resumed: false });
  });
});
