import "server-only";
import {
  completeRun,
  decisionCounts,
  findRun,
  type HeldRun,
  openRun,
  type RunSummary,
  runInFlight,
} from "@/db/queries/payout-runs";
import type { Context } from "./context";
import { planPayoutPage } from "./plan-payout-page";
import { queuePayouts } from "./queue-payouts";

export type RunOutcome =
  | { readonly kind: "already_running"; readonly runId: string | null }
  | {
      readonly kind: "completed";
      readonly run: RunSummary;
      readonly decisions: Readonly<Record<string, number>>;
    };

/**
 * One payout run, start to end (R11, R12): plan every page, then hand the payouts to the sender.
 * A second one that starts meanwhile does nothing; a crashed one is resumed where it stopped.
 */
export async function runPayouts(ctx: Context): Promise<RunOutcome> {
  const run = await startRun(ctx);
  if (!run) return alreadyRunning(ctx);

  const finished = await planAllPages(ctx, run);
  if (!finished || !(await completeRun(ctx.db, run))) return alreadyRunning(ctx);

  await queuePayouts(ctx);
  return {
    kind: "completed",
    run: await findRun(ctx.db, run.id),
    decisions: await decisionCounts(ctx.db, run.id),
  };
}

async function startRun(ctx: Context): Promise<HeldRun | null> {
  const startedBy = ctx.actor.kind === "operator" ? ctx.actor.name : ctx.actor.kind;
  return openRun(ctx.db, await ctx.now(), startedBy);
}

/** False when another process took the run over. */
async function planAllPages(ctx: Context, opened: HeldRun): Promise<boolean> {
  let run = opened;
  for (;;) {
    const page = await planPayoutPage(ctx, run);
    if (page.kind === "finished") return true;
    if (page.kind === "lease_lost") return false;
    run = { ...run, cursor: page.cursor };
  }
}

async function alreadyRunning(ctx: Context): Promise<RunOutcome> {
  return { kind: "already_running", runId: await runInFlight(ctx.db) };
}
