import { Amount } from "@/components/ui/amount";
import { accrue } from "@/domain/earnings/accrual";
import { type BasisPoints, usd } from "@/domain/money";

interface Props {
  readonly markupBps: BasisPoints;
  readonly feeBps: BasisPoints;
}

/** What a call costing $1.00 comes to for its user and for the developer (R2). */
export function WorkedExample({ markupBps, feeBps }: Props) {
  const cost = usd(1);
  const { markup, fee, accrual } = accrue(cost, markupBps, feeBps);
  return (
    <div className="rounded-control bg-sunken px-4 py-3 text-sm text-ink-muted">
      <p>
        A call costing <Amount value={cost} />: the user pays{" "}
        <Amount value={cost + markup} className="font-semibold text-ink" />, you get{" "}
        <Amount value={accrual} className="font-semibold text-ink" />.
      </p>
      {fee > 0n ? (
        <p className="mt-1 text-ink-faint">
          Of the markup of <Amount value={markup} />, {feeBps / 100}% is the platform’s fee.
        </p>
      ) : null}
    </div>
  );
}
