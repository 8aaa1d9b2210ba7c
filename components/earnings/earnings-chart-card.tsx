import { Amount } from "@/components/ui/amount";
import { amountText } from "@/components/ui/amount-text";
import { Card } from "@/components/ui/card";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { EmptyState } from "@/components/ui/empty-state";
import { BREAKDOWN_PERIODS, type BreakdownPeriod } from "@/domain/earnings/breakdown";
import { BarChart } from "./bar-chart";
import { ChartLegend } from "./chart-legend";
import type { ChartModel } from "./chart-model";
import { ChartTable } from "./chart-table";
import { drawnChart } from "./drawn-chart";
import { LiveChart } from "./live-chart";

const PERIOD_WORDS = {
  day: { choice: "Days", stretch: "Last 30 days" },
  week: { choice: "Weeks", stretch: "Last 12 weeks" },
  month: { choice: "Months", stretch: "Last 12 months" },
} as const satisfies Record<BreakdownPeriod, { choice: string; stretch: string }>;

interface Props {
  readonly chart: ChartModel;
  readonly period: BreakdownPeriod;
  readonly hrefOf: (period: BreakdownPeriod) => string;
}

/** The picture of what was earned, who it came from, and the figures behind it. */
export function EarningsChartCard({ chart, period, hrefOf }: Props) {
  const { stretch } = PERIOD_WORDS[period];
  const label = `${stretch}: ${amountText(chart.total)} earned, stacked by app`;
  const choices = BREAKDOWN_PERIODS.map((one) => ({
    href: hrefOf(one),
    label: PERIOD_WORDS[one].choice,
    isChosen: one === period,
  }));
  return (
    <Card>
      <div className="mb-6 flex flex-wrap items-start justify-between gap-4">
        <h2>
          <span className="block text-sm text-ink-muted">{stretch}</span>
          <Amount value={chart.total} className="text-2xl font-semibold tracking-tight" />
        </h2>
        <ChoiceLinks label="Shown by" choices={choices} />
      </div>
      {chart.periods.some(({ total }) => total !== 0n) ? (
        <>
          <LiveChart chart={drawnChart(chart, label)}>
            <BarChart chart={chart} label={label} />
          </LiveChart>
          <div className="mt-4">
            <ChartLegend series={chart.series} />
          </div>
          <ChartTable chart={chart} caption={label} />
        </>
      ) : (
        <EmptyState title={`Nothing earned in the ${stretch.toLowerCase()}`}>
          A call that a user makes through one of your apps shows here within seconds.
        </EmptyState>
      )}
    </Card>
  );
}
