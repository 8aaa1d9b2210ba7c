/**
 * What a row on a developer's timeline can be (R4), and which way it moves what they are owed.
 */
export const EARNING_KINDS = [
  "accrual",
  "clawback",
  "reserve_release",
  "reserve_applied",
  "transfer_return",
  "adjustment",
  "write_off",
] as const;
export type EarningKind = (typeof EARNING_KINDS)[number];

export const KIND_SIGN = {
  accrual: "plus",
  clawback: "minus",
  reserve_release: "plus",
  reserve_applied: "plus",
  transfer_return: "plus",
  adjustment: "either",
  write_off: "plus",
} as const satisfies Record<EarningKind, "plus" | "minus" | "either">;

/** Accruals and clawbacks make E of R5, the part a reserve is taken from; the rest makes R. */
export function isReservable(kind: EarningKind): boolean {
  return kind === "accrual" || kind === "clawback";
}

/** Where an earning stands; derived from its payout and the clock, never stored (section 3). */
export const EARNING_STATUSES = ["held", "payable", "in_payout", "paid", "clawed_back"] as const;
export type EarningStatus = (typeof EARNING_STATUSES)[number];

export const BILLING_MODES = ["user", "developer"] as const;
export type BillingMode = (typeof BILLING_MODES)[number];
