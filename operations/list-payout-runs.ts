import "server-only";
import { latestRuns } from "@/db/queries/payout-run-lists";
import type { ListedRun } from "@/domain/payouts/run";
import type { OperatorContext } from "./context";

/** The latest payout runs, newest first, for the people who operate the platform. */
export async function listPayoutRuns(
  ctx: OperatorContext,
  input: { readonly limit: number },
): Promise<readonly ListedRun[]> {
  return latestRuns(ctx.db, input.limit);
}
