import "server-only";
import {
  type DecisionFilter,
  decisionsOfRun,
  payoutStatesOfRun,
  type RunDecision,
} from "@/db/queries/desk-payouts";
import { listedRun } from "@/db/queries/payout-run-lists";
import { decisionCounts } from "@/db/queries/payout-runs";
import type { RunProgress } from "@/domain/payouts/run";
import { Refusal } from "@/domain/refusals";
import type { OperatorContext } from "./context";

/** How far a run is, in planning and in sending. Refuses `not_found`. */
export async function getPayoutRun(
  ctx: OperatorContext,
  input: { readonly runId: string },
): Promise<RunProgress> {
  const run = await listedRun(ctx.db, input.runId);
  if (!run) throw new Refusal("not_found");
  const decisions = await decisionCounts(ctx.db, run.id);
  return { run, decisions, payouts: await payoutStatesOfRun(ctx.db, run.id) };
}

/** A page of what it decided for whom, and why, the largest first. */
export async function listRunDecisions(
  ctx: OperatorContext,
  filter: DecisionFilter,
): Promise<RunDecision[]> {
  return decisionsOfRun(ctx.db, filter);
}
