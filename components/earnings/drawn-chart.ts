import { amountText } from "@/components/ui/amount-text";
import type { ChartModel } from "./chart-model";

/** A chart as it crosses into the browser: lengths are numbers, money is text already. */
export interface DrawnChart {
  readonly label: string;
  readonly series: readonly { readonly key: string; readonly name: string }[];
  readonly ticks: readonly { readonly length: number; readonly text: string }[];
  readonly periods: readonly DrawnPeriod[];
}

export interface DrawnPeriod {
  readonly axis: string;
  readonly name: string;
  readonly total: string;
  readonly lengths: readonly number[];
  readonly texts: readonly string[];
}

export function drawnChart({ series, ticks, periods }: ChartModel, label: string): DrawnChart {
  return {
    label,
    series: series.map(({ key, name }) => ({ key, name })),
    ticks: ticks.map((tick) => ({ length: Number(tick), text: amountText(tick) })),
    periods: periods.map(({ axis, name, total, amounts }) => ({
      axis,
      name,
      total: amountText(total),
      lengths: amounts.map(Number),
      texts: amounts.map((amount) => amountText(amount)),
    })),
  };
}
