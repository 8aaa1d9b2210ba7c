import "server-only";
import { breakDownEarnings } from "@/db/queries/breakdowns";
import { fromReplica } from "@/db/replica";
import {
  type BreakdownGroup,
  type BreakdownPeriod,
  type BreakdownRow,
  breakdownRange,
} from "@/domain/earnings/breakdown";
import type { DeveloperContext } from "./context";

export interface BreakdownRequest {
  readonly period: BreakdownPeriod;
  readonly groupBy?: BreakdownGroup | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** What the developer's calls earned by period, and by app or model if asked; oldest first. */
export async function getBreakdown(
  ctx: DeveloperContext,
  request: BreakdownRequest,
): Promise<readonly BreakdownRow[]> {
  const { period, groupBy } = request;
  const range = breakdownRange(period, request, await ctx.now());
  return fromReplica(ctx, (db) =>
    breakDownEarnings(db, ctx.actor.developerId, { ...range, period, groupBy }),
  );
}
