/**
 * Money (R1). Inside, money is micros as bigint: 1,000,000 micros = 1 USD, 10,000 = 1 cent.
 * No float and no `number` touches it.
 */
export type Micros = bigint & { readonly unit?: "micros" };
/** Whole US cents. Only Stripe and the wire speak cents. */
export type Cents = bigint & { readonly unit?: "cents" };
/** Hundredths of a per cent: 10,000 = the whole. */
export type BasisPoints = number;

const MICROS_PER_CENT = 10_000n;
const BPS_IN_WHOLE = 10_000n;

/** Micros from whole dollars, for constants and examples. */
export function usd(dollars: number): Micros {
  invariant(Number.isInteger(dollars), `usd() takes whole dollars, not ${dollars}`);
  return BigInt(dollars) * 1_000_000n;
}

/** ⌊amount · bps / 10000⌋ for amounts of zero or more. */
export function shareOf(amount: Micros, bps: BasisPoints): Micros {
  invariant(amount >= 0n, `a share of a negative amount: ${amount}`);
  return (amount * BigInt(bps)) / BPS_IN_WHOLE;
}

/** Whole cents, rounded toward zero, as the wire shows them. */
export function toCents(amount: Micros): Cents {
  return amount / MICROS_PER_CENT;
}

export function fromCents(cents: Cents): Micros {
  return cents * MICROS_PER_CENT;
}

/** As people are shown it: whole cents, rounded toward zero, so that what they see adds up (R1). */
export function toShownCents(amount: Micros): Micros {
  return fromCents(toCents(amount));
}

/** The largest whole number of cents that is not more than `amount`, in micros. */
export function floorToCent(amount: Micros): Micros {
  const remainder = ((amount % MICROS_PER_CENT) + MICROS_PER_CENT) % MICROS_PER_CENT;
  return amount - remainder;
}

/** For a wire that knows numbers only. One too large to be exact is a bug. */
export function toSafeNumber(amount: bigint): number {
  const number = Number(amount);
  invariant(Number.isSafeInteger(number), `${amount} does not fit a JSON integer`);
  return number;
}

export function sum(amounts: Iterable<Micros>): Micros {
  let total: Micros = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

export function least(a: Micros, b: Micros): Micros {
  return a < b ? a : b;
}

export function greatest(a: Micros, b: Micros): Micros {
  return a > b ? a : b;
}

/** A broken invariant is a bug, never an answer: it throws, is logged and answers a bland 500. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
