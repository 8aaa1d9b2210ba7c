import "server-only";
import { attemptWords } from "@/components/payouts/attempt-words";
import { bankFailureWords, transferFailureWords } from "@/components/payouts/failure-words";
import type { PayoutDetail } from "@/operations/get-payout";

/** What befell a payout, in the portal's own words. */
export interface PayoutWords {
  /** Why it could not be sent; null unless it failed. */
  readonly failure: string | null;
  /** Why the bank sent it back; null unless it did. */
  readonly returned: string | null;
  /** One for each try at Stripe, in order. */
  readonly attempts: readonly string[];
}

export function payoutWords({ payout, attempts }: PayoutDetail): PayoutWords {
  const { state, settlement } = payout;
  return {
    failure: state === "failed" ? transferFailureWords(payout.failureCode) : null,
    returned: settlement === "returned" ? bankFailureWords(payout.settlementFailureCode) : null,
    attempts: attempts.map((attempt) => attemptWords(attempt, state)),
  };
}
