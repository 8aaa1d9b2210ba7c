import { amountText } from "@/components/ui/amount-text";
import { SERIES_FILLS } from "./chart-legend";
import { type ChartModel, type ChartPeriod, heightOf } from "./chart-model";

interface Props {
  readonly chart: ChartModel;
  /** Says in one sentence what is drawn. */
  readonly label: string;
}

/** About so many words fit under the axis of a small screen. */
const MOST_LABELS = 4;

/** Stacked bars, drawn on the server: they need no script, and print. A table says the same. */
export function BarChart({ chart, label }: Props) {
  const { periods, ticks } = chart;
  const top = ticks.at(-1) ?? 1n;
  const width = 100 / periods.length;
  const every = Math.ceil(periods.length / MOST_LABELS);
  return (
    <figure role="img" aria-label={label} className="grid grid-cols-[auto_1fr] gap-x-3 text-xs">
      <div
        aria-hidden
        className="flex h-52 flex-col-reverse justify-between text-right text-ink-faint
          tabular-nums *:leading-0"
      >
        {ticks.map((tick) => (
          <span key={`${tick}`}>{amountText(tick)}</span>
        ))}
      </div>
      <svg aria-hidden="true" className="h-52 w-full overflow-visible">
        {ticks.map((tick) => (
          <line
            key={`${tick}`}
            x1="0"
            x2="100%"
            y1={`${100 - heightOf(tick, top)}%`}
            y2={`${100 - heightOf(tick, top)}%`}
            className="stroke-line"
          />
        ))}
        {periods.map((period, place) => (
          <Bar key={period.name} period={period} x={place * width} width={width} top={top} />
        ))}
      </svg>
      <svg aria-hidden="true" className="col-start-2 mt-2 h-4 w-full overflow-visible">
        {periods.map(({ name, axis }, place) =>
          (periods.length - 1 - place) % every === 0 ? (
            <text
              key={name}
              x={place === periods.length - 1 ? "100%" : `${(place + 0.5) * width}%`}
              y="12"
              textAnchor={place === periods.length - 1 ? "end" : "middle"}
              className="fill-ink-faint"
            >
              {axis}
            </text>
          ) : null,
        )}
      </svg>
    </figure>
  );
}

interface BarProps {
  readonly period: ChartPeriod;
  readonly x: number;
  readonly width: number;
  readonly top: bigint;
}

/** One period: its apps from the ground up, and what it came to under the pointer. */
function Bar({ period, x, width, top }: BarProps) {
  let below = 0n;
  return (
    <g>
      <title>{`${period.name}: ${amountText(period.total)}`}</title>
      <rect x={`${x}%`} width={`${width}%`} height="100%" fill="transparent" />
      {period.amounts.map((amount, place) => {
        below += amount;
        return amount > 0n ? (
          <rect
            key={SERIES_FILLS[place]}
            x={`${x + width * 0.14}%`}
            y={`${100 - heightOf(below, top)}%`}
            width={`${width * 0.72}%`}
            height={`${heightOf(amount, top)}%`}
            fill={SERIES_FILLS[place]}
          />
        ) : null;
      })}
    </g>
  );
}
