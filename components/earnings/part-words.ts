import { amountText } from "@/components/ui/amount-text";
import { type Micros, toCents } from "@/domain/money";
import type { Policy } from "@/domain/policy";
import type { PartKey } from "./money-split";

export interface PartWords {
  readonly label: string;
  readonly meaning: string;
}

/** What is around the parts: the rules, and where paid money is that no bank holds yet. */
export interface PartFacts {
  readonly policy: Pick<Policy, "holdDays" | "reserveBps" | "reserveDays">;
  readonly betweenStripeAndBank?: Micros;
  readonly returned?: Micros;
}

/** What each part of the bar is, in one line. */
export function partWords(key: PartKey, isNegative: boolean, facts: PartFacts): PartWords {
  const { holdDays, reserveBps, reserveDays } = facts.policy;
  switch (key) {
    case "paid":
      return { label: "Paid", meaning: paidMeaning(facts) };
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

/** Paid is what Stripe has confirmed; the bank may still be without it. */
function paidMeaning({ betweenStripeAndBank = 0n, returned = 0n }: PartFacts): string {
  const lines = ["Sent to your Stripe account, and from there to your bank."];
  if (toCents(betweenStripeAndBank) > 0n) {
    lines.push(`${amountText(betweenStripeAndBank)} of it is between Stripe and your bank.`);
  }
  if (toCents(returned) > 0n) {
    lines.push(`${amountText(returned)} of it came back from your bank to your Stripe account.`);
  }
  return lines.join(" ");
}
