import { blameFor } from "@/domain/payouts/classify";
import type { AttemptState, PayoutState } from "@/domain/payouts/states";
import { transferFailureWords } from "./failure-words";

export interface Attempt {
  readonly state: AttemptState;
  readonly refusalCode: string | null;
}

/**
 * One try at Stripe, for its developer. What was our own trouble is never told as theirs (R10): a
 * refusal that may mean either is theirs once it failed the payout.
 */
export function attemptWords({ state, refusalCode }: Attempt, payout: PayoutState): string {
  switch (state) {
    case "created":
      return "Ready to be sent to Stripe.";
    case "sent":
      return "Sent to Stripe; waiting for its answer.";
    case "unknown":
      return "Stripe did not say whether it arrived. We find out before anything else is sent.";
    case "succeeded":
      return "Stripe took it.";
    case "refused": {
      const blame = blameFor(refusalCode ?? "");
      const isTheirs = blame === "developer" || (blame !== "platform" && payout === "failed");
      return isTheirs
        ? `Stripe refused it. ${transferFailureWords(refusalCode)}`
        : "Stripe could not take it just then. Nothing was sent, and you need do nothing.";
    }
    default:
      return state satisfies never;
  }
}
