import type { Micros } from "@/domain/money";
import { amountText } from "./amount-text";
import { longDay } from "./date-text";

/** A sentence for people whose amounts and days are still values: drawn by `<Sentence>`. */
export type SentencePart =
  | string
  | { readonly amount: Micros }
  | { readonly day: Date; readonly now: Date };
export type SentenceParts = readonly SentencePart[];

/** The same as plain text: for tests, titles and screen readers. */
export function sentenceText(parts: SentenceParts): string {
  return parts.map(partText).join("");
}

function partText(part: SentencePart): string {
  if (typeof part === "string") return part;
  return "amount" in part ? amountText(part.amount) : longDay(part.day, part.now);
}
