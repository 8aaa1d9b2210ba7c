import type { Micros } from "@/domain/money";
import { amountParts, amountText } from "./amount-text";

interface Props {
  /** Micros; as text where it crossed into the browser. */
  readonly value: Micros | string;
  readonly signed?: boolean;
  /** Shows what lies below a cent too, where parts have to add up to the last digit. */
  readonly exact?: boolean;
  readonly className?: string;
}

/** The only place that draws money. Figures are of one width, so that columns line up. */
export function Amount({ value, signed = false, exact = false, className = "" }: Props) {
  const amount = BigInt(value);
  const { sign, shown, dust } = amountParts(amount, { signed });
  const look = `tabular-nums whitespace-nowrap ${className}`;
  if (!exact || !dust) return <span className={look}>{amountText(amount, { signed })}</span>;
  return (
    <span className={look}>
      {sign}
      {shown}
      <span className="text-[0.8em] opacity-70">{dust}</span>
    </span>
  );
}
