import { type Micros, toCents, toShownCents } from "@/domain/money";

const MICROS_IN_DOLLAR = 1_000_000n;
const DIGITS_IN_DOLLAR = 6;
const MINUS = "−";

export interface AmountStyle {
  /** A plus in front of what is more than nothing. */
  readonly signed?: boolean | undefined;
}

export interface AmountParts {
  readonly sign: "" | "+" | typeof MINUS;
  /** Dollars and whole cents, rounded toward zero. */
  readonly shown: string;
  /** The digits below a cent, without the zeros at their end. */
  readonly dust: string;
}

/** Whether room for what lies below a cent is needed: a column without any keeps none. */
export function hasDust(amounts: readonly Micros[]): boolean {
  return amounts.some((amount) => toShownCents(amount) !== amount);
}

/** Money as people read it. `<Amount>` draws it; sentences that are plain text use it as it is. */
export function amountText(amount: Micros, style: AmountStyle = {}): string {
  const { sign, shown } = amountParts(amount, style);
  return `${toCents(amount) === 0n ? "" : sign}${shown}`;
}

export function amountParts(amount: Micros, { signed = false }: AmountStyle = {}): AmountParts {
  const size = amount < 0n ? -amount : amount;
  const dollars = (size / MICROS_IN_DOLLAR).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = (size % MICROS_IN_DOLLAR).toString().padStart(DIGITS_IN_DOLLAR, "0");
  return {
    sign: amount < 0n ? MINUS : signed && amount > 0n ? "+" : "",
    shown: `$${dollars}.${digits.slice(0, 2)}`,
    dust: digits.slice(2).replace(/0+$/, ""),
  };
}
