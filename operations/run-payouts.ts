import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import {
  completeRun,
  decisionCounts,
  findRun,
  type HeldRun,
  openRun,
  type RunSummary,
  runInFlight,
} from "@/db/queries/payout-runs";
import { type Context, nameOf } from "./context";
import { planPayoutPage } from "./plan-payout-page";
import { queueNews } from "./queue-news";
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
  await queueNews(ctx);
  return {
    kind: "completed",
    run: await findRun(ctx.db, run.id),
    decisions: await decisionCounts(ctx.db, run.id),
  };
}

/** A run that an operator starts, or takes over, is in the audit log before it plans anything. */
async function startRun({ db, actor, now }: Context): Promise<HeldRun | null> {
  const asOf = await now();
  if (actor.kind !== "operator") return openRun(db, asOf, actor.kind);
  return db.transaction(async (tx) => {
    const run = await openRun(tx, asOf, actor.name);
    const facts = { as_of: run?.asOf.toISOString(), cursor: run?.cursor };
    const entry = { action: "payout_run.start", subject: run?.id ?? "", facts };
    if (run) await writeAudit(tx, { actor: nameOf(actor), ...entry });
    return run;
  });
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
