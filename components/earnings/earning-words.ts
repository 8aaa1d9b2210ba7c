import type { Words } from "@/components/payouts/payout-words";
import type { EarningStatus } from "@/domain/earnings/kinds";

/** Where the money of one call is. */
export const EARNING_WORDS = {
  held: { label: "In hold", tone: "neutral" },
  payable: { label: "Payable", tone: "busy" },
  in_payout: { label: "On its way", tone: "busy" },
  paid: { label: "Paid", tone: "good" },
  clawed_back: { label: "Taken back", tone: "bad" },
} as const satisfies Record<EarningStatus, Words>;
