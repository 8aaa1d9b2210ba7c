import {
  type BasisPoints,
  floorToCent,
  greatest,
  least,
  type Micros,
  shareOf,
} from "@/domain/money";

export interface PayoutSplit {
  /** E + R: everything this payout claims. */
  readonly gross: Micros;
  /** What Stripe is asked to send: whole cents. */
  readonly transfer: Micros;
  /** What is kept back, the sub-cent remainder included: gross − transfer. */
  readonly reserve: Micros;
}

/**
 * How a payout divides (R5), in micros. `earned` is E (accruals and clawbacks), `other` is R
 * (released reserves and the like), which is never reserved again: the base is
 * B = max(0, min(E, E + R)), and the transfer is ⌊E + R − B·bps/10000⌋ to the whole cent.
 */
export function splitPayout(earned: Micros, other: Micros, reserveBps: BasisPoints): PayoutSplit {
  const gross = earned + other;
  const base = greatest(0n, least(earned, gross));
  // Rounding the share up to the micro keeps ⌊gross − share⌋ exact for fractional shares.
  const share = base - shareOf(base, 10_000 - reserveBps);
  const transfer = greatest(0n, floorToCent(gross - share));
  return { gross, transfer, reserve: gross - transfer };
}
