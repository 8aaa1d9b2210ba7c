/** What a row on a developer's timeline can be (R4). */
const EARNING_KINDS = [
  "accrual",
  "clawback",
  "reserve_release",
  "reserve_applied",
  "transfer_return",
  "adjustment",
  "write_off",
] as const;
export type EarningKind = (typeof EARNING_KINDS)[number];

/** Where an earning stands; derived from its payout and the clock, never stored (section 3). */
export const EARNING_STATUSES = ["held", "payable", "in_payout", "paid", "clawed_back"] as const;
export type EarningStatus = (typeof EARNING_STATUSES)[number];

export const BILLING_MODES = ["user", "developer"] as const;
export type BillingMode = (typeof BILLING_MODES)[number];
