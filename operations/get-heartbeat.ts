import "server-only";
import { type WaitingFunds, waitingForFunds } from "@/db/queries/desk-payouts";
import { latestRuns } from "@/db/queries/payout-run-lists";
import { GatewayFault } from "@/domain/gateway";
import { fromCents, type Micros } from "@/domain/money";
import type { ListedRun } from "@/domain/payouts/run";
import type { OperatorContext } from "./context";

export interface Heartbeat {
  readonly lastRun: ListedRun | null;
  /** The platform's balance at Stripe; null when Stripe does not say. */
  readonly available: Micros | null;
  readonly waiting: WaitingFunds;
}

/** The few figures that say whether payouts go out: cheap enough for every visit. */
export async function getHeartbeat(ctx: OperatorContext): Promise<Heartbeat> {
  const [[lastRun], available, waiting] = await Promise.all([
    latestRuns(ctx.db, 1),
    availableFunds(ctx),
    waitingForFunds(ctx.db),
  ]);
  return { lastRun: lastRun ?? null, available, waiting };
}

export async function availableFunds(ctx: OperatorContext): Promise<Micros | null> {
  try {
    return fromCents(await ctx.gateway.availableFunds());
  } catch (fault) {
    if (fault instanceof GatewayFault) return null;
    throw fault;
  }
}
