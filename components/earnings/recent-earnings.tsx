import Link from "next/link";
import { amountText } from "@/components/ui/amount-text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { BarChart } from "./bar-chart";
import { ChartLegend } from "./chart-legend";
import type { ChartModel } from "./chart-model";
import { ChartTable } from "./chart-table";

/** The last thirty days at a glance; all there is to know about them is a page of its own. */
export function RecentEarnings({ chart }: { readonly chart: ChartModel }) {
  const label = `${amountText(chart.total)} earned in the last 30 days, stacked by app`;
  return (
    <Card
      title="Earned in the last 30 days"
      aside={
        <Link href="/earnings" className="text-accent hover:underline">
          All earnings
        </Link>
      }
    >
      {chart.total > 0n ? (
        <>
          <BarChart chart={chart} label={label} />
          <div className="mt-3">
            <ChartLegend series={chart.series} />
          </div>
          <ChartTable chart={chart} caption={label} />
        </>
      ) : (
        <EmptyState title="No calls in the last 30 days">
          A call that a user makes through one of your apps shows here within seconds.
        </EmptyState>
      )}
    </Card>
  );
}
