import { Amount } from "@/components/ui/amount";
import type { ChartModel } from "./chart-model";

/** The colours of the stack, from the ground up. */
export const SERIES_FILLS = [
  "var(--color-app-1)",
  "var(--color-app-2)",
  "var(--color-app-3)",
  "var(--color-app-4)",
  "var(--color-app-5)",
  "var(--color-app-6)",
] as const;

/** Which colour is which app, with what it came to. */
export function ChartLegend({ series }: Pick<ChartModel, "series">) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1.5 text-sm">
      {series.map(({ key, name, total }, place) => (
        <li key={key} className="flex max-w-full items-center gap-2">
          <svg aria-hidden="true" className="size-3 shrink-0">
            <rect width="100%" height="100%" rx="2" fill={SERIES_FILLS[place]} />
          </svg>
          <span className="truncate text-ink-muted" title={name}>
            {name}
          </span>
          <Amount value={total} className="font-medium" />
        </li>
      ))}
    </ul>
  );
}
