import type { Micros } from "@/domain/money";
import { amountParts, amountText } from "./amount-text";

const DUST_DIGITS = 4;

interface Props {
  /** Micros; as text where it crossed into the browser. */
  readonly value: Micros | string;
  readonly signed?: boolean;
  /**
   * Shows what lies below a cent too, where parts have to add up to the last digit. Every amount
   * takes the same width for it, so that the cents stand in one column: not where `hasDust` is
   * false of all of them.
   */
  readonly exact?: boolean;
  readonly className?: string;
}

/** The only place that draws money. Figures are of one width, so that columns line up. */
export function Amount({ value, signed = false, exact = false, className = "" }: Props) {
  const amount = BigInt(value);
  const { sign, shown, dust } = amountParts(amount, { signed });
  const look = `tabular-nums whitespace-nowrap ${className}`;
  if (!exact) return <span className={look}>{amountText(amount, { signed })}</span>;
  return (
    <span className={look}>
      {sign}
      {shown}
      <span
        aria-hidden={dust ? undefined : true}
        className={`text-[0.8em] font-normal ${dust ? "text-ink-faint" : "invisible"}`}
      >
        {dust.padEnd(DUST_DIGITS, "0")}
      </span>
    </span>
  );
}
