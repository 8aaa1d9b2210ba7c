import type { SentenceParts } from "@/components/ui/sentence-parts";
import type { Micros } from "@/domain/money";
import type { SkipCode } from "@/domain/payouts/decide";

/** Why asking for a payout now would come to nothing: what stands beside the disabled button. */
export function whyNotNow(
  code: SkipCode,
  { payable, minimum }: { readonly payable: Micros; readonly minimum: Micros },
): SentenceParts {
  switch (code) {
    case "below_minimum":
      if (payable === 0n) return ["Nothing is payable at the moment."];
      return [{ amount: payable }, " is payable now; a payout needs ", { amount: minimum }, "."];
    case "in_hold":
      return ["Everything is still in its hold."];
    case "negative":
      return ["There is nothing to pay out: refunds took back more than was left."];
    case "rounds_to_zero":
      return ["Less than a cent would be left to send."];
    case "payout_unresolved":
      return ["A payout is on its way already."];
    case "paused":
      return ["Payouts are paused."];
    case "not_connected":
      return ["Set up payouts first."];
    case "onboarding_incomplete":
      return ["Finish your payout set-up first."];
    case "payouts_disabled":
      return ["Your Stripe account cannot take payouts at the moment."];
    // A run decides these; asking for a payout passes by schedule and limit.
    case "below_threshold":
    case "auto_off":
    case "not_scheduled_today":
      return ["You can ask for a payout now."];
    default:
      return code satisfies never;
  }
}
