import { heightOf } from "@/components/earnings/chart-model";
import { amountText } from "@/components/ui/amount-text";
import { dayOfYear } from "@/components/ui/date-text";
import { greatest, type Micros } from "@/domain/money";

interface Bar {
  readonly key: string;
  readonly at: Date;
  readonly amount: Micros;
  readonly isForetold?: boolean;
}

interface Props {
  readonly bars: readonly Bar[];
  readonly available: Micros | null;
}

const MOST_LABELS = 5;

/** What each run took, the next one foretold, against what is there now. */
export function RunChart({ bars, available }: Props) {
  const highest = bars.reduce((most, { amount }) => greatest(most, amount), 0n);
  const isOnScale = available !== null && available <= highest * 3n;
  const top = greatest(isOnScale ? greatest(highest, available) : highest, 1n);
  const width = 100 / Math.max(bars.length, 1);
  const every = Math.ceil(bars.length / MOST_LABELS);
  const line = isOnScale ? 100 - heightOf(available, top) : null;
  const label = `What ${bars.length} runs took and will take; the highest ${amountText(highest)}`;
  return (
    <figure role="img" aria-label={label} className="text-xs">
      <svg aria-hidden="true" className="h-40 w-full overflow-visible">
        <line x1="0" x2="100%" y1="100%" y2="100%" className="stroke-line" />
        {bars.map(({ key, at, amount, isForetold }, place) => (
          <g key={key}>
            <title>{`${dayOfYear(at)}: ${amountText(amount)}`}</title>
            <rect
              x={`${(place + 0.15) * width}%`}
              y={`${100 - heightOf(amount, top)}%`}
              width={`${width * 0.7}%`}
              height={`${heightOf(amount, top)}%`}
              className={isForetold ? "fill-part-hold" : "fill-part-way"}
            />
          </g>
        ))}
        {line === null ? null : (
          <line
            x1="0"
            x2="100%"
            y1={`${line}%`}
            y2={`${line}%`}
            strokeDasharray="5 4"
            className="stroke-ink-muted"
          />
        )}
      </svg>
      <svg aria-hidden="true" className="mt-2 h-4 w-full overflow-visible">
        {bars.map(({ key, at }, place) =>
          (bars.length - 1 - place) % every === 0 ? (
            <text
              key={key}
              x={place === bars.length - 1 ? "100%" : `${(place + 0.5) * width}%`}
              y="12"
              textAnchor={place === bars.length - 1 ? "end" : "middle"}
              className="fill-ink-faint"
            >
              {dayOfYear(at)}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption className="mt-2 text-ink-faint">
        {`The highest takes ${amountText(highest)}. `}
        {line === null
          ? "What is available is far above what runs take, or not known."
          : "The dashed line is what is available now."}
      </figcaption>
    </figure>
  );
}
