import type { DeveloperAccount, MovementKind } from "@/domain/statements/statement";

/** What a line of a statement is called, on the page and on paper. */
export const MOVEMENT_WORDS: Readonly<Record<MovementKind, string>> = {
  earned: "Earned by calls, before the fee",
  platform_fee: "Platform fee",
  clawback: "Taken back: refunds and chargebacks",
  platform_fee_returned: "Platform fee given back",
  adjustment: "Adjustments",
  write_off: "Written off for you",
  payout_planned: "Payouts begun",
  payout_paid: "Payouts sent",
  payout_failed: "Payouts that failed",
  payout_cancelled: "Payouts cancelled",
  transfer_return: "Transfers taken back",
  reserve_release: "Reserves released",
  reserve_applied: "Reserves used for refunds",
};

/** The columns, in the order money passes through them. */
export const ACCOUNT_WORDS: Readonly<Record<DeveloperAccount, string>> = {
  owed: "Owed",
  in_transit: "In transit",
  reserved: "Reserved",
  paid: "Paid",
};
