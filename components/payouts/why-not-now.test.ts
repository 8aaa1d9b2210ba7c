import { expect, test } from "vitest";
import { sentenceText } from "@/components/ui/sentence-parts";
import { usd } from "@/domain/money";
import { DECISION_CODES } from "@/domain/payouts/decide";
import { whyNotNow } from "./why-not-now";

test("a payout that cannot be asked for says why, with the numbers", () => {
  const amounts = { payable: 6_200_000n, minimum: usd(10) };
  expect(sentenceText(whyNotNow("below_minimum", amounts))).toBe(
    "$6.20 is payable now; a payout needs $10.00.",
  );
  for (const code of DECISION_CODES) {
    if (code !== "paid") expect(sentenceText(whyNotNow(code, amounts))).toMatch(/^.{10,}\.$/);
  }
});
