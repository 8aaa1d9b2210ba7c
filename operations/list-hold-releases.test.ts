import { beforeEach, expect, test } from "vitest";
import { toCents } from "@/domain/money";
import { createTestContext, moveClock } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { getEarningsSummary } from "./get-earnings-summary";
import { listHoldReleases } from "./list-hold-releases";
import { recordReversals } from "./record-reversals";

let bench: PayoutBench;
let payee: Awaited<ReturnType<PayoutBench["payee"]>>;
beforeEach(async () => {
  bench = await openPayoutBench();
  payee = await bench.payee();
});

const own = () =>
  createTestContext(bench.ctx.db, bench.ctx.gateway, {
    kind: "developer",
    developerId: payee.developerId,
  });

test("each day says what leaves its hold on it, and all days are what is in hold", async () => {
  await bench.earn(payee.appId, "tuesday", 5_00);
  await moveClock(bench.ctx.db, 1);
  await bench.earn(payee.appId, "wednesday", 7_00);
  await bench.earn(payee.appId, "late", 2_00);
  const refund = { id: "refund", event_id: "late", app_id: payee.appId, reason: "refund" as const };
  await recordReversals(bench.ctx, [refund]);

  for (const days of [0, 6.3, 0.45, 1]) {
    await moveClock(bench.ctx.db, days);
    const { held, days: listed } = await listHoldReleases(own());
    const summary = await getEarningsSummary(own());
    expect(held).toBe(summary.held);
    const all: [bigint, number][] = [
      [500n, 1],
      [700n, 2],
    ];
    const cents = listed.map(({ amount, transactions }) => [toCents(amount), transactions]);
    expect(cents).toEqual(all.slice(2 - listed.length));
  }
});

test("nothing in hold has no days", async () => {
  expect(await listHoldReleases(own())).toEqual({ held: 0n, days: [] });
});
