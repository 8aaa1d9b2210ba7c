import "server-only";
import { type ListedRun, latestRuns } from "@/db/queries/payout-run-lists";
import type { Actor, Context } from "./context";

/** The latest payout runs, newest first, for the people who operate the platform. */
export async function listPayoutRuns(
  ctx: Context<Extract<Actor, { kind: "operator" }>>,
  input: { readonly limit: number },
): Promise<readonly ListedRun[]> {
  return latestRuns(ctx.db, input.limit);
}
