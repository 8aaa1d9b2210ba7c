import { expect, test } from "vitest";
import { sentenceText } from "@/components/ui/sentence-parts";
import { usd } from "@/domain/money";
import { undatedSentence } from "./undated-sentence";

const said = (held: bigint, undated: bigint) =>
  sentenceText(undatedSentence({ held, undated }, 90) ?? []);

test("what has no day yet is a part of the reserve, or all of it, and never more", () => {
  const why =
    "belongs to a payout that is being sent: the 90 days begin when it has arrived at Stripe.";
  expect(said(usd(11), usd(11))).toBe(`All of it ${why}`);
  expect(said(usd(30), usd(11))).toBe(`$11.00 of it ${why}`);
  expect(undatedSentence({ held: usd(30), undated: 0n }, 90)).toBeNull();
});
