import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { queryOne } from "@/db/client";
import { sentPayout } from "@/local/testing-sent-payout";
import { settleSuccess } from "./settle-transfer-success";

test("the reserve's ninety days count from the moment the transfer succeeded (R5)", async () => {
  const { bench, attempt, order, transfer } = await sentPayout();
  await settleSuccess(bench.ctx, order, attempt, transfer);
  const { days } = await queryOne<{ days: number }>(
    bench.ctx.db,
    sql`select extract(day from release_at - paid_at)::int as days
      from reserves join payouts on payouts.id = reserves.payout_id`,
  );
  expect(days).toBe(90);
});

test("a transfer that is not this payout's is never booked as it", async () => {
  const { bench, attempt, order, transfer } = await sentPayout();
  const other = { ...transfer, amount: 1n };
  await expect(settleSuccess(bench.ctx, order, attempt, other)).rejects.toThrow("Invariant");
});
