import type { Policy } from "@/domain/policy";
import type { PartKey } from "./money-split";

export interface PartWords {
  readonly label: string;
  readonly meaning: string;
}

/** What each part of the bar is, in one line. */
export function partWords(
  key: PartKey,
  isNegative: boolean,
  policy: Pick<Policy, "holdDays" | "reserveBps" | "reserveDays">,
): PartWords {
  const { holdDays, reserveBps, reserveDays } = policy;
  switch (key) {
    case "paid":
      return {
        label: "Paid",
        meaning: "Sent to your Stripe account, and from there to your bank.",
      };
    case "way":
      return { label: "On its way", meaning: "In the payout that is being sent right now." };
    case "reserve":
      return {
        label: "In reserve",
        meaning:
          `${reserveBps / 100}% of each payout, kept ${reserveDays} days ` +
          "against refunds, then paid out.",
      };
    case "payable":
      return isNegative
        ? { label: "Below zero", meaning: "Refunds took more than was left. New earnings fill it." }
        : { label: "Payable", meaning: "Past its hold; goes out with your next payout." };
    case "hold":
      return { label: "In hold", meaning: `Becomes payable ${holdDays} days after each call.` };
    case "taken":
      return { label: "Taken back", meaning: "Calls that were refunded or charged back." };
    default:
      return key satisfies never;
  }
}
