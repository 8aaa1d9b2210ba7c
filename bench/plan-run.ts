import { completeRun, findRun, openRun } from "@/db/queries/payout-runs";
import type { RunSummary } from "@/domain/payouts/run";
import { planAllPages } from "@/operations/run-payouts";
import { contextOn, SYSTEM } from "./context";
import type { BenchDatabase } from "./server";
import { mustBe } from "./stage";

/** A run from its start to its end, as `runPayouts` makes it, without telling the sender. */
export async function planRun(database: BenchDatabase): Promise<RunSummary> {
  const ctx = contextOn(database, SYSTEM);
  const run = await openRun(ctx.db, await ctx.now(), "bench");
  if (!run) throw new Error("there is a run already");
  mustBe("planned to the end", await planAllPages(ctx, run), true);
  await completeRun(ctx.db, run);
  return findRun(ctx.db, run.id);
}
