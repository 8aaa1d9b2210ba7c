import type { Payout } from "@/domain/payouts/payout";
import type { PayoutStanding } from "./payout-words";

/** What a list shows of a payout. */
export type ListedPayout = PayoutStanding &
  Pick<
    Payout,
    "id" | "transfer" | "reserve" | "earningsCount" | "periodStart" | "periodEnd" | "createdAt"
  >;
