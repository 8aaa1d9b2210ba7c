import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { openRun } from "@/db/queries/payout-runs";
import { moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
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
