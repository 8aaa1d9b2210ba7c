import type { SentenceParts } from "@/components/ui/sentence-parts";
import { toCents } from "@/domain/money";
import type { BankReturn } from "@/domain/payouts/bank-return";
import { bankFailure } from "./failure-words";
import type { NextPayoutFacts, NextPayoutSentence } from "./next-payout-sentence";

/** Money came back from the bank: told first, and then what comes next all the same. */
export function returnedSentence(
  returned: BankReturn,
  facts: Pick<NextPayoutFacts, "next" | "held" | "now">,
  coming: NextPayoutSentence,
): NextPayoutSentence {
  return {
    tone: "act",
    parts: ["Your bank returned ", { amount: returned.amount }, ": correct your bank details"],
    detail: [returnedDetail(returned), ...comingToo(facts, coming)],
    action: coming.action ?? { label: "Correct your bank details", href: "/get-paid" },
  };
}

/** Why, where the money is, and what brings it to the bank after all. */
export function returnedDetail({ failureCode }: BankReturn): string {
  const { reason, cure } = bankFailure(failureCode);
  return `${reason} The money is in your Stripe account. ${cure} Stripe then sends it again.`;
}

function comingToo(
  { next, held, now }: Pick<NextPayoutFacts, "next" | "held" | "now">,
  coming: NextPayoutSentence,
): SentenceParts {
  if (next.kind === "pay") {
    const day = { day: next.on, now };
    const amount = { amount: next.amount };
    return [" Your next payout, ", amount, ", goes to your Stripe account on ", day, "."];
  }
  if (toCents(next.payable) === 0n && toCents(held) === 0n) return [];
  return [" ", ...coming.parts, ". ", ...coming.detail];
}
