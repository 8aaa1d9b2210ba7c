import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createTestContext, moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { getUpcomingPayout } from "./get-upcoming-payout";
import { requestPayout } from "./request-payout";

async function openDesk() {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  const actor = { kind: "developer", developerId: payee.developerId } as const;
  return { bench, payee, ctx: createTestContext(bench.ctx.db, bench.ctx.gateway, actor) };
}

test("what is foretold is what the run then does: day, transfer and reserve", async () => {
  const { bench, payee, ctx } = await openDesk();
  await bench.earn(payee.appId, "one", 60_00);
  await moveClock(bench.ctx.db, 3);
  await bench.earn(payee.appId, "two", 50_00);

  const { forecast } = await getUpcomingPayout(ctx);
  expect(forecast.decision.kind).toBe("pay");
  await bench.advance(5.2);
  const [paid] = await bench.payoutsOf(payee.developerId);
  expect(forecast.decision).toMatchObject({ transfer: paid?.transfer, reserve: paid?.reserve });
  const when = forecast.runAt?.toISOString();
  expect(when).toMatch(/T08:00:00\.000Z$/);
  const { nextRelease } = await getUpcomingPayout(ctx);
  expect(nextRelease?.amount).toBe(paid?.reserve);
  const inDays = ((nextRelease?.on.getTime() ?? 0) - (forecast.runAt?.getTime() ?? 0)) / 86_400_000;
  expect(Math.round(inDays)).toBe(90);
});

test("money in hold that stays below the minimum is explained, not promised", async () => {
  const { bench, payee, ctx } = await openDesk();
  await bench.earn(payee.appId, "one", 4_00);
  const { forecast, facts } = await getUpcomingPayout(ctx);
  expect(forecast.decision).toMatchObject({ kind: "skip" });
  expect(facts.held).toBeGreaterThan(0n);
});

test("what the bank returned stands beside the decision until Stripe sends it again", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee({ number: "000111111116" });
  const actor = { kind: "developer", developerId: payee.developerId } as const;
  const ctx = createTestContext(bench.ctx.db, bench.ctx.gateway, actor);
  await bench.earn(payee.appId, "one", 60_00);
  expect((await getUpcomingPayout(ctx)).returned).toBeNull();
  await bench.advance(13.5);
  const [paid] = await bench.payoutsOf(payee.developerId);
  const { returned, forecast } = await getUpcomingPayout(ctx);
  expect(returned).toEqual({
    payoutId: paid?.id,
    amount: paid?.transfer,
    failureCode: "no_account",
  });
  expect(forecast.decision.kind).toBe("skip");

  const good = { number: "000123456789", bank_name: "Chase" };
  await bench.control(`accounts/${payee.stripeAccountId}/bank`, good);
  await bench.advance(5);
  expect((await getUpcomingPayout(ctx)).returned).toBeNull();
});

test("a weekly developer is told of a Monday, a manual one of no day at all", async () => {
  const { bench, payee, ctx } = await openDesk();
  await bench.earn(payee.appId, "one", 60_00);
  await bench.ctx.db.execute(sql`update developers set schedule = 'weekly'`);
  const weekly = await getUpcomingPayout(ctx);
  expect(weekly.forecast.runAt?.getUTCDay()).toBe(1);
  expect(weekly.forecast.decision.kind).toBe("pay");

  await bench.ctx.db.execute(sql`update developers set schedule = 'manual'`);
  const manual = await getUpcomingPayout(ctx);
  expect(manual.forecast).toMatchObject({ runAt: null, decision: { code: "auto_off" } });
});

test("a day is promised beside a payout on its way only if that meets no trouble", async () => {
  const { bench, payee, ctx } = await openDesk();
  await bench.earn(payee.appId, "one", 60_00);
  await moveClock(bench.ctx.db, 8);
  await requestPayout(ctx, { confirmed: true });
  await bench.earn(payee.appId, "two", 50_00);
  expect((await getUpcomingPayout(ctx)).forecast.decision.kind).toBe("pay");

  await moveClock(bench.ctx.db, 1);
  const { forecast, onItsWay } = await getUpcomingPayout(ctx);
  expect(onItsWay?.state).toBe("pending");
  expect(forecast.decision).toMatchObject({ kind: "skip", code: "payout_unresolved" });
});
