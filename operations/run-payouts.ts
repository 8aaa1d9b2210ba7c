import "server-only";
import type { Transaction } from "@/db/client";
import { writeAudit } from "@/db/queries/audit-log";
import {
  completeRun,
  decisionCounts,
  findRun,
  type HeldRun,
  openRun,
  runInFlight,
} from "@/db/queries/payout-runs";
import type { Micros } from "@/domain/money";
import type { RunOutcome } from "@/domain/payouts/run";
import { type Actor, approvalFacts, type Context, nameOf } from "./context";
import { FIRST_PAGE, planPayoutPage } from "./plan-payout-page";
import { queueNews } from "./queue-news";
import { queuePayouts } from "./queue-payouts";

/**
 * One payout run, start to end (R11, R12): plan every page, then hand the payouts to the sender.
 * A second one that starts meanwhile does nothing; a crashed one is resumed where it stopped.
 */
export async function runPayouts(ctx: Context, foretold?: Micros): Promise<RunOutcome> {
  const asOf = await ctx.now();
  const run = await ctx.db.transaction((tx) => startRun(tx, ctx.actor, asOf, foretold));
  return run ? carryOnRun(ctx, run) : alreadyRunning(ctx);
}

/** Plans what a started run has not planned yet, and hands it to the sender. */
export async function carryOnRun(ctx: Context, run: HeldRun): Promise<RunOutcome> {
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
export async function startRun(
  tx: Transaction,
  actor: Actor,
  asOf: Date,
  foretold?: Micros,
): Promise<HeldRun | null> {
  if (actor.kind !== "operator") return openRun(tx, asOf, actor.kind);
  const run = await openRun(tx, asOf, actor.name);
  const facts = {
    as_of: run?.asOf.toISOString(),
    cursor: run?.cursor,
    ...(foretold === undefined ? {} : { amount_credits: String(foretold) }),
    ...approvalFacts(actor),
  };
  const entry = { action: "payout_run.start", subject: run?.id ?? "", facts };
  if (run) await writeAudit(tx, { actor: nameOf(actor), ...entry });
  return run;
}

/** Of five seconds each: a frozen process is cut off within half a minute. */
const MOST_HOLD_UPS = 12;

class RunHeldUp extends Error {
  override readonly name = "RunHeldUp";
}

/**
 * False when another process took the run over. One that is held up for too long ends where it
 * is, and is taken over at its cursor: nobody is passed over.
 */
export async function planAllPages(ctx: Context, opened: HeldRun): Promise<boolean> {
  let run = opened;
  let size = FIRST_PAGE;
  for (let holdUps = 0; ; ) {
    const page = await planPayoutPage(ctx, run, size);
    if (page.kind === "held_up") {
      holdUps += 1;
      if (holdUps < MOST_HOLD_UPS) continue;
      throw new RunHeldUp(`run ${run.id} is held up after ${run.cursor || "its start"}`);
    }
    holdUps = 0;
    if (page.kind === "finished") return true;
    if (page.kind === "lease_lost") return false;
    run = { ...run, cursor: page.cursor };
    size = nextPageSize(size, page.ms);
  }
}

const AIM_MS = 20;
const SIZES = { least: 100, most: 2_000 } as const;

/**
 * As many developers as are locked for about 20 ms: usage reported for them waits that long, and
 * shorter pages cost more in all. At most twice the page before.
 */
export function nextPageSize(size: number, ms: number): number {
  const fitting = Math.round((size * AIM_MS) / Math.max(ms, 1));
  return Math.min(Math.max(fitting, SIZES.least), SIZES.most, size * 2);
}

async function alreadyRunning(ctx: Context): Promise<RunOutcome> {
  return { kind: "already_running", runId: await runInFlight(ctx.db) };
}
