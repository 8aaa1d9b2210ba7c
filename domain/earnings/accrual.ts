import { type BasisPoints, invariant, type Micros, shareOf } from "@/domain/money";

export interface Accrual {
  /** What the app's markup adds to the call's cost. */
  readonly markup: Micros;
  /** The platform's share of the markup. */
  readonly fee: Micros;
  /** What the developer is credited: markup − fee. */
  readonly accrual: Micros;
}

/**
 * What one user-billed call credits to its developer (R2), in micros:
 * markup = ⌊cost·markupBps/10000⌋, fee = ⌊markup·feeBps/10000⌋, accrual = markup − fee.
 */
export function accrue(cost: Micros, markupBps: BasisPoints, feeBps: BasisPoints): Accrual {
  const markup = shareOf(cost, markupBps);
  const fee = shareOf(markup, feeBps);
  return { markup, fee, accrual: markup - fee };
}

/**
 * What taking back part of a call's cost takes from its accrual (R13): the accrual of the cost
 * left before, less the accrual of the cost left after. Parts therefore sum to the whole.
 */
export function clawBack(
  costLeft: Micros,
  costTaken: Micros,
  markupBps: BasisPoints,
  feeBps: BasisPoints,
): Accrual {
  invariant(costTaken <= costLeft, `taking back ${costTaken} of ${costLeft}`);
  const before = accrue(costLeft, markupBps, feeBps);
  const after = accrue(costLeft - costTaken, markupBps, feeBps);
  return {
    markup: before.markup - after.markup,
    fee: before.fee - after.fee,
    accrual: before.accrual - after.accrual,
  };
}
