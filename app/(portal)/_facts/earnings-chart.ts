import { type ChartModel, chartModel, chartStart } from "@/components/earnings/chart-model";
import type { BreakdownPeriod } from "@/domain/earnings/breakdown";
import type { DeveloperContext } from "@/operations/context";
import { getBreakdown } from "@/operations/get-breakdown";

/** The usual stretch of a period, by app, from rollups alone. */
export async function earningsChart(
  ctx: DeveloperContext,
  period: BreakdownPeriod,
  names: ReadonlyMap<string, string>,
): Promise<ChartModel> {
  const now = await ctx.now();
  const from = chartStart(period, now);
  const rows = await getBreakdown(ctx, { period, groupBy: "app", from });
  return chartModel({ rows, names, period, from, now });
}
