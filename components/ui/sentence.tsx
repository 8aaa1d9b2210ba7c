import { Amount } from "./amount";
import { DateTime } from "./date-time";
import type { SentencePart, SentenceParts } from "./sentence-parts";

/** Draws a sentence; its amounts and days are marked up for what they are. */
export function Sentence({ parts }: { readonly parts: SentenceParts }) {
  const drawn = parts.map((part, place) => ({ key: `${place}`, node: draw(part) }));
  return drawn.map(({ key, node }) => <span key={key}>{node}</span>);
}

function draw(part: SentencePart) {
  if (typeof part === "string") return part;
  if ("amount" in part) return <Amount value={part.amount} />;
  return <DateTime value={part.day} now={part.now} as="long" />;
}
