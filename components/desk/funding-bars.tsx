import { heightOf } from "@/components/earnings/chart-model";
import { Amount } from "@/components/ui/amount";
import { greatest, type Micros } from "@/domain/money";

interface Props {
  readonly available: Micros | null;
  readonly inFlight: Micros;
  readonly waiting: Micros;
  readonly nextRun: Micros;
}

/** What the platform has at Stripe against what it needs there, to one scale. */
export function FundingBars({ available, inFlight, waiting, nextRun }: Props) {
  const required = inFlight + waiting + nextRun;
  const top = greatest(greatest(available ?? 0n, required), 1n);
  const isShort = available !== null && available < required;
  return (
    <div className="grid gap-4 text-sm">
      <Line label="Available at Stripe" amount={available}>
        {available === null ? null : (
          <Part from={0} length={heightOf(available, top)} className="fill-part-paid" />
        )}
      </Line>
      <Line label="Required" amount={required} isBad={isShort}>
        <Part from={0} length={heightOf(inFlight, top)} className="fill-part-way" />
        <Part
          from={heightOf(inFlight, top)}
          length={heightOf(waiting, top)}
          className={isShort ? "fill-part-taken" : "fill-part-payable"}
        />
        <Part
          from={heightOf(inFlight + waiting, top)}
          length={heightOf(nextRun, top)}
          className="fill-part-hold"
        />
      </Line>
    </div>
  );
}

interface LineProps {
  readonly label: string;
  readonly amount: Micros | null;
  readonly isBad?: boolean;
  readonly children: React.ReactNode;
}

function Line({ label, amount, isBad = false, children }: LineProps) {
  return (
    <div>
      <p className="mb-1.5 flex items-baseline justify-between gap-4">
        <span className="text-ink-muted">{label}</span>
        <span className={`font-semibold ${isBad ? "text-bad" : ""}`}>
          {amount === null ? "Stripe does not say" : <Amount value={amount} />}
        </span>
      </p>
      <svg aria-hidden="true" className="h-4 w-full overflow-hidden rounded-md bg-sunken">
        {children}
      </svg>
    </div>
  );
}

interface PartProps {
  readonly from: number;
  readonly length: number;
  readonly className: string;
}

function Part({ from, length, className }: PartProps) {
  return <rect x={`${from}%`} width={`${length}%`} height="100%" className={className} />;
}
