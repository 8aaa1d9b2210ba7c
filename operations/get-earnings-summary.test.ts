import { expect, test } from "vitest";
import { developersEarningsToWire } from "@/contract/earnings/developers-earnings";
import { summaryToWire } from "@/contract/earnings/summary";
import { createTestContext, moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { getEarningsSummary } from "./get-earnings-summary";
import { recordReversals } from "./record-reversals";

test("through a whole life the sums close and both documents agree (R16)", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  const actor = { kind: "developer", developerId: payee.developerId } as const;
  const ctx = createTestContext(bench.ctx.db, bench.ctx.gateway, actor);
  const check = async () => {
    const of = await getEarningsSummary(ctx);
    const where = of.held + of.payable + of.inTransit + of.reserved + of.paid;
    expect(of.accrued - of.clawedBack + of.adjusted + of.writtenOff).toBe(where);
    const first = summaryToWire(of);
    const { summary: second } = developersEarningsToWire(of, []);
    const net = Number(second.total_earned_credits) - Number(second.clawed_back_credits);
    expect(Math.abs(first.total_earned_cents - net / 10_000)).toBeLessThan(2);
    expect(first.total_earned_cents).toBe(first.unpaid_cents + first.paid_cents);
    return of;
  };

  await check();
  await bench.earn(payee.appId, "one", 110_00);
  await bench.earn(payee.appId, "two", 30_00);
  expect(await check()).toMatchObject({ transactions: 2, payable: 0n });
  await moveClock(bench.ctx.db, 7.5);
  expect((await check()).ifAskedNow.kind).toBe("pay");
  await bench.advance(1.0);
  expect(await check()).toMatchObject({ payable: 0n, paid: 126_000_000n });
  const reversal = { id: "r", event_id: "one", app_id: payee.appId, reason: "chargeback" };
  await recordReversals(bench.ctx, [reversal]);
  expect((await check()).payable).toBeLessThan(0n);
  await bench.advance(95);
  await check();
});
