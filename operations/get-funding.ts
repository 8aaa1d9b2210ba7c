import "server-only";
import { type WaitingFunds, waitingForFunds } from "@/db/queries/desk-payouts";
import { listOpenFindings } from "@/db/queries/findings";
import { latestRuns } from "@/db/queries/payout-run-lists";
import { amountInFlight } from "@/db/queries/payouts";
import type { Micros } from "@/domain/money";
import type { ListedRun } from "@/domain/payouts/run";
import { RUN_HOUR_UTC } from "@/domain/payouts/schedule";
import { nextDaily } from "@/domain/time";
import type { OperatorContext } from "./context";
import { availableFunds } from "./get-heartbeat";
import { previewPayouts } from "./preview-payouts";

const RUNS_SHOWN = 14;

export interface Funding {
  /** The platform's balance at Stripe; null when Stripe does not say. */
  readonly available: Micros | null;
  /** Sent, and not known to have arrived: Stripe may or may not have taken it off. */
  readonly inFlight: Micros;
  /** Promised and not sent. */
  readonly waiting: WaitingFunds;
  /** What the next run would add if it were made now. */
  readonly nextRun: { readonly at: Date; readonly payouts: number; readonly amount: Micros };
  /** Waiting and next run, less what is available; null when that is not known, 0 at least. */
  readonly missing: Micros | null;
  /** Since when payouts wait for money; null while they do not. */
  readonly shortSince: Date | null;
  /** Oldest first: what a run takes. */
  readonly runs: readonly ListedRun[];
}

/** What the platform has at Stripe, and what it needs there. */
export async function getFunding(ctx: OperatorContext): Promise<Funding> {
  const [available, inFlight, waiting, preview, runs, findings] = await Promise.all([
    availableFunds(ctx),
    amountInFlight(ctx.db),
    waitingForFunds(ctx.db),
    previewPayouts(ctx),
    latestRuns(ctx.db, RUNS_SHOWN),
    listOpenFindings(ctx.db, RUNS_SHOWN * RUNS_SHOWN),
  ]);
  const { transferTotal: amount, payoutsPlanned: payouts } = preview.run;
  const left = available === null ? null : available - inFlight - waiting.amount - amount;
  return {
    available,
    inFlight,
    waiting,
    nextRun: { at: nextDaily(await ctx.now(), RUN_HOUR_UTC), payouts, amount },
    missing: left === null ? null : left < 0n ? -left : 0n,
    shortSince: findings.find(({ rule }) => rule === "funding_short")?.firstSeenAt ?? null,
    runs: [...runs].reverse(),
  };
}
