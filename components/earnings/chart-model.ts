import { dayOfYear, monthText, periodText, shortDay } from "@/components/ui/date-text";
import {
  type BreakdownPeriod,
  type BreakdownRow,
  startOfPeriod,
  startOfPeriods,
  USUAL_PERIODS,
} from "@/domain/earnings/breakdown";
import { greatest, type Micros, sum, toShownCents } from "@/domain/money";
import { addDays } from "@/domain/time";

interface ChartSeries {
  /** The app's id, or the word for all that have no colour of their own. */
  readonly key: string;
  readonly name: string;
  readonly total: Micros;
}

export interface ChartPeriod {
  readonly start: Date;
  /** Under the axis: "24 Nov" or "Nov". */
  readonly axis: string;
  readonly name: string;
  /** One for each series, in their order. */
  readonly amounts: readonly Micros[];
  readonly total: Micros;
  readonly transactions: number;
}

/**
 * Earnings by period, stacked by app, with every period of the stretch in it. Amounts are cut to
 * the cents that are shown, and totals are of what stands beside them (R1).
 */
export interface ChartModel {
  readonly series: readonly ChartSeries[];
  readonly periods: readonly ChartPeriod[];
  readonly total: Micros;
  /** Evenly spaced from zero; the last is the top of the chart. */
  readonly ticks: readonly Micros[];
}

interface Material {
  readonly rows: readonly BreakdownRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly period: BreakdownPeriod;
  readonly from: Date;
  readonly now: Date;
}

/** As many apps as there are colours; the least of more are shown as one. */
const MOST_SERIES = 6;
const OTHERS = "others";

/** Where a chart begins, so that its first period is a whole one. */
export function chartStart(period: BreakdownPeriod, now: Date): Date {
  return startOfPeriods(period, now, USUAL_PERIODS[period]);
}

export function chartModel({ rows, names, period, from, now }: Material): ChartModel {
  const series = seriesOf(rows, names);
  const starts = startsBetween(from, now, period);
  const periods = starts.map((start) => {
    const own = rows.filter(({ periodStart }) => periodStart.getTime() === start.getTime());
    return toPeriod(start, own, series, period);
  });
  const highest = periods.reduce((most, { total }) => greatest(most, total), 0n);
  return { series, periods, total: sum(series.map(({ total }) => total)), ticks: ticksTo(highest) };
}

function seriesOf(rows: readonly BreakdownRow[], names: Material["names"]): ChartSeries[] {
  const totals = new Map<string, Micros>();
  for (const { group, earned } of rows) {
    const key = group ?? OTHERS;
    totals.set(key, (totals.get(key) ?? 0n) + earned);
  }
  const all = [...totals]
    .map(([key, total]) => ({ key, name: names.get(key) ?? key, total }))
    .sort((a, b) => (a.total < b.total ? 1 : a.total > b.total ? -1 : a.key < b.key ? -1 : 1));
  if (all.length <= MOST_SERIES) return all.map(cut);
  const rest = all.slice(MOST_SERIES - 1);
  const others = { key: OTHERS, name: `${rest.length} other apps` };
  return [
    ...all.slice(0, MOST_SERIES - 1).map(cut),
    cut({ ...others, total: sum(rest.map(({ total }) => total)) }),
  ];
}

function cut(series: ChartSeries): ChartSeries {
  return { ...series, total: toShownCents(series.total) };
}

function toPeriod(
  start: Date,
  rows: readonly BreakdownRow[],
  series: readonly ChartSeries[],
  period: BreakdownPeriod,
): ChartPeriod {
  const own = (key: string) => rows.filter(({ group }) => group === key);
  const named = new Set(series.map(({ key }) => key));
  const rest = rows.filter(({ group }) => !named.has(group ?? OTHERS));
  const amounts = series.map(({ key }) =>
    toShownCents(sum((key === OTHERS ? rest : own(key)).map(({ earned }) => earned))),
  );
  return {
    start,
    ...periodWords(start, period),
    amounts,
    total: sum(amounts),
    transactions: rows.reduce((count, { transactions }) => count + transactions, 0),
  };
}

function periodWords(start: Date, period: BreakdownPeriod): { axis: string; name: string } {
  switch (period) {
    case "day":
      return { axis: dayOfYear(start), name: shortDay(start) };
    case "week":
      return { axis: dayOfYear(start), name: periodText(start, addDays(start, 6)) };
    case "month":
      return { axis: monthText(start, "short"), name: monthText(start, "long") };
    default:
      return period satisfies never;
  }
}

function startsBetween(from: Date, to: Date, period: BreakdownPeriod): Date[] {
  const starts: Date[] = [];
  let start = startOfPeriod(period, to);
  while (start.getTime() >= from.getTime()) {
    starts.unshift(start);
    start = startOfPeriod(period, addDays(start, -1));
  }
  return starts;
}

/** Two to five steps of 1, 2 or 5 times a power of ten, from a cent up. */
function ticksTo(highest: Micros): Micros[] {
  let step = 10_000n;
  const next = [2n, 5n, 10n] as const;
  for (let unit = 10_000n, n = 0; step * 4n < highest; n = (n + 1) % 3) {
    step = unit * (next[n] ?? 10n);
    if (n === 2) unit *= 10n;
  }
  const steps = highest === 0n ? 1n : (highest + step - 1n) / step;
  return Array.from({ length: Number(steps) + 1 }, (_, n) => BigInt(n) * step);
}

/** How much of the chart's height an amount takes, in per cent. */
export function heightOf(amount: Micros, top: Micros): number {
  return Number((amount * 100_000n) / top) / 1_000;
}
