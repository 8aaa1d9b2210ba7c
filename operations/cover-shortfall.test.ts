import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { query } from "@/db/client";
import { brokenBooks, createTestContext, moveClock } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { writeOff } from "./correct-earnings";
import { getEarningsSummary } from "./get-earnings-summary";
import { recordReversals } from "./record-reversals";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";

async function openLife() {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  const actor = { kind: "developer", developerId: payee.developerId } as const;
  const ctx = createTestContext(bench.ctx.db, bench.ctx.gateway, actor);
  const takeBack = async (id: string, event = "call") => {
    const reversal = { id, event_id: event, app_id: payee.appId, reason: "chargeback" };
    const report = await recordReversals(bench.ctx, [reversal]);
    expect(report.accepted).toBe(1);
  };
  const summary = () => getEarningsSummary(ctx);
  return { bench, payee, takeBack, summary };
}

async function wholeBooks(bench: PayoutBench) {
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
}

describe("a clawback in every phase of an earning's life (R13)", () => {
  test("held or payable, it nets out and touches no reserve", async () => {
    const { bench, payee, takeBack, summary } = await openLife();
    await bench.earn(payee.appId, "call", 100_00);
    await takeBack("r1");
    expect(await summary()).toMatchObject({ held: 0n, payable: 0n, reserved: 0n });
    await bench.earn(payee.appId, "second", 100_00);
    await moveClock(bench.ctx.db, 8);
    await takeBack("r2", "second");
    expect(await summary()).toMatchObject({ held: 0n, payable: 0n });
    await wholeBooks(bench);
  });

  test("paid: the reserve covers first, the rest is negative until it is written off", async () => {
    const { bench, payee, takeBack, summary } = await openLife();
    await bench.earn(payee.appId, "call", 100_00);
    await bench.advance(9);
    const before = await summary();
    await takeBack("r");
    const after = await summary();
    expect(after).toMatchObject({ reserved: 0n, paid: before.paid, payable: -before.paid });
    await wholeBooks(bench);

    const operator = { ...bench.ctx, actor: { kind: "operator", name: "op" } as const };
    const input = { developerId: payee.developerId, id: "w1", reason: "gone" };
    expect(await writeOff(operator, input)).toBe(before.paid);
    expect(await writeOff(operator, input)).toBe(before.paid);
    expect(await summary()).toMatchObject({ payable: 0n, writtenOff: before.paid });
    await wholeBooks(bench);
  });

  test("later earnings recover a negative balance by themselves", async () => {
    const { bench, payee, takeBack, summary } = await openLife();
    await bench.earn(payee.appId, "call", 50_00);
    await bench.advance(9);
    await takeBack("r");
    await bench.earn(payee.appId, "later", 80_00);
    await bench.advance(9);
    const { paid, payable } = await summary();
    expect(payable).toBe(0n);
    expect(paid).toBeGreaterThan(45_000_000n);
    await wholeBooks(bench);
  });

  test("on its way: nothing of the payout is edited, its reserve covers later", async () => {
    const { bench, payee, takeBack, summary } = await openLife();
    await bench.earn(payee.appId, "call", 100_00);
    await moveClock(bench.ctx.db, 8);
    await runPayouts(bench.ctx);
    await takeBack("r");
    const [payout] = await bench.payoutsOf(payee.developerId);
    expect(await summary()).toMatchObject({ reserved: payout?.reserve, paid: 0n });
    await wholeBooks(bench);
    const key = { developerId: payee.developerId, payoutId: payout?.id ?? "" };
    await sendTransfer(bench.ctx, key);
    expect(await summary()).toMatchObject({ reserved: 0n, paid: payout?.transfer });
    await wholeBooks(bench);
  });

  test("after its reserve was released, it is carried whole", async () => {
    const { bench, payee, takeBack, summary } = await openLife();
    await bench.earn(payee.appId, "call", 110_00);
    await bench.advance(101);
    await takeBack("r");
    const { reserved, payable, paid } = await summary();
    expect(reserved).toBe(0n);
    expect(payable).toBe(-paid);
    await wholeBooks(bench);
  }, 120_000);

  test("a small shortfall takes part of a reserve, the rest is released later", async () => {
    const { bench, payee, takeBack } = await openLife();
    await bench.earn(payee.appId, "call", 100_00);
    await bench.earn(payee.appId, "small", 4_00);
    await bench.advance(9);
    await takeBack("r", "small");
    const reserves = await query<{ state: string; applied: bigint; left: bigint }>(
      bench.ctx.db,
      sql`select state, applied, amount - applied - released as left from reserves`,
    );
    expect(reserves).toMatchObject([{ state: "held" }]);
    expect(reserves[0]?.applied).toBeGreaterThan(3_990_000n);
    await bench.advance(92);
    const released = await query(
      bench.ctx.db,
      sql`select amount from developer_earnings where kind = 'reserve_release'`,
    );
    expect(released).toEqual([{ amount: reserves[0]?.left }]);
    await wholeBooks(bench);
  });
});
