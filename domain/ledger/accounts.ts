/** The ledger's accounts (R7). Held and payable are a split of `owed` by time, never stored. */
export const DEVELOPER_ACCOUNTS = ["owed", "in_transit", "reserved", "paid"] as const;
const PLATFORM_ACCOUNTS = ["usage_receipts", "fee_revenue", "losses"] as const;
export const LEDGER_ACCOUNTS = [...DEVELOPER_ACCOUNTS, ...PLATFORM_ACCOUNTS] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

const JOURNAL_KINDS = [
  "accrual",
  "clawback",
  "payout_planned",
  "payout_paid",
  "payout_failed",
  "payout_cancelled",
  "reserve_release",
  "reserve_applied",
  "transfer_return",
  "adjustment",
  "write_off",
] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];
