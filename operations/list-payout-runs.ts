import "server-only";
import { type ListedRun, latestRuns } from "@/db/queries/payout-run-lists";
import type { OperatorContext } from "./context";

/** The latest payout runs, newest first, for the people who operate the platform. */
export async function listPayoutRuns(
  ctx: OperatorContext,
  input: { readonly limit: number },
): Promise<readonly ListedRun[]> {
  return latestRuns(ctx.db, input.limit);
}
