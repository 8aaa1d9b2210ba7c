import type { SentenceParts } from "@/components/ui/sentence-parts";
import { toCents } from "@/domain/money";
import type { PayoutReserve } from "@/domain/reserves/reserve";

/** What becomes, or became, of what a payout kept back. */
export function reserveSentence(
  reserve: PayoutReserve,
  reserveDays: number,
  now: Date,
): SentenceParts {
  const { state, amount, applied, released, releaseAt, releasedAt } = reserve;
  const used: SentenceParts = applied > 0n ? [{ amount: applied }, " of it covered refunds. "] : [];
  switch (state) {
    case "held": {
      const left = amount - applied - released;
      const what = toCents(left) === 0n ? "Less than a cent" : { amount: left };
      const when: SentenceParts = releaseAt
        ? [" becomes payable on ", { day: releaseAt, now }, "."]
        : [` becomes payable ${reserveDays} days after the payout is sent.`];
      return [...used, what, ...when];
    }
    case "released": {
      const on: SentenceParts = releasedAt ? [" on ", { day: releasedAt, now }] : [];
      return [...used, { amount: released }, " became payable again", ...on, "."];
    }
    case "applied":
      return ["All of it covered refunds."];
    case "void":
      return ["Not kept after all: the payout was not sent."];
    default:
      return state satisfies never;
  }
}
