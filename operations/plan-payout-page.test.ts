import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { lockDeveloper } from "@/db/queries/payout-facts";
import { openRun } from "@/db/queries/payout-runs";
import { moveClock } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { planPayoutPage } from "./plan-payout-page";

test("a page moves its run's cursor with what it planned, then there is nothing left", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  const run = await openRun(bench.ctx.db, await moveClock(bench.ctx.db, 8), "test");
  if (!run) throw new Error("no run was opened");

  const page = await planPayoutPage(bench.ctx, run);
  if (page.kind !== "planned") throw new Error(`the page is ${page.kind}`);
  expect(page.payouts).toMatchObject([{ developer_id: payee.developerId, transfer: 99_000_000n }]);
  const [kept] = await query(
    bench.ctx.db,
    sql`select cursor, developers_seen, payouts_planned from payout_runs`,
  );
  expect(kept).toEqual({ cursor: page.cursor, developers_seen: 1, payouts_planned: 1 });
  expect(await planPayoutPage(bench.ctx, { ...run, cursor: page.cursor })).toEqual({
    kind: "finished",
  });
});

test("a page without a lease plans nothing", async () => {
  const bench = await openPayoutBench();
  const run = { id: "run_x", leaseToken: "lease_x", asOf: await bench.ctx.now(), cursor: "" };
  expect(await planPayoutPage(bench.ctx, run)).toEqual({ kind: "lease_lost" });
});

test("a planner that slept while another planned its page finds its lease lost (R11)", async () => {
  const bench = await openPayoutBench();
  const { ctx } = bench;
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  const asOf = await moveClock(ctx.db, 8);
  // Still in its hold, so that a second look has something to decide, too.
  await bench.earn(payee.appId, "held", 20_00);
  const mine = await openRun(ctx.db, asOf, "test");
  if (!mine) throw new Error("no run was opened");

  const late = await ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, payee.developerId);
    const waiting = planPayoutPage(ctx, mine);
    await expect.poll(() => waitsForLock(ctx), { timeout: 10_000 }).toBe(true);
    await ctx.db.execute(sql`update payout_runs set lease_until = clock_timestamp()`);
    const theirs = await openRun(ctx.db, asOf, "another");
    if (!theirs) throw new Error("the run was not taken over");
    const there = { ...ctx, db: Object.assign(tx, { $client: ctx.db.$client }) };
    expect(await planPayoutPage(there, theirs)).toMatchObject({ kind: "planned" });
    return { waiting };
  });
  expect(await late.waiting).toEqual({ kind: "lease_lost" });
  expect(await bench.payoutsOf(payee.developerId)).toHaveLength(1);
});

async function waitsForLock({ db }: PayoutBench["ctx"]): Promise<boolean> {
  const waiting = await query(
    db,
    sql`select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return waiting.length > 0;
}
