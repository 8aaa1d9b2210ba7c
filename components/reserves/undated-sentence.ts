import type { SentenceParts } from "@/components/ui/sentence-parts";
import { type Micros, toCents } from "@/domain/money";

interface Kept {
  /** Everything in reserve, and of that what has no day yet. */
  readonly held: Micros;
  readonly undated: Micros;
}

/** What of the reserve no calendar shows yet; null where that is nothing. */
export function undatedSentence(kept: Kept, reserveDays: number): SentenceParts | null {
  const { held, undated } = kept;
  if (toCents(undated) === 0n) return null;
  const part: SentenceParts =
    toCents(held) === toCents(undated) ? ["All of it"] : [{ amount: undated }, " of it"];
  return [
    ...part,
    " belongs to a payout that is being sent: ",
    `the ${reserveDays} days begin when it has arrived at Stripe.`,
  ];
}
