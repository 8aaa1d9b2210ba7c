import { expect, test } from "vitest";
import { sentenceText } from "@/components/ui/sentence-parts";
import { usd } from "@/domain/money";
import { RESERVE_STATES, type ReserveState } from "@/domain/payouts/states";
import { reserveSentence } from "./reserve-words";

const now = new Date("2026-11-24T08:00:00Z");
const held = {
  amount: usd(11),
  released: 0n,
  applied: usd(1),
  releaseAt: new Date("2027-02-22T08:00:00Z"),
  releasedAt: null,
};

test("a reserve says what becomes of it, or became", () => {
  const said: Record<ReserveState, string> = {
    held: "$1.00 of it covered refunds. $10.00 becomes payable on Monday 22 February 2027.",
    released: "$1.00 of it covered refunds. $10.00 became payable again on Tuesday 24 November.",
    applied: "All of it covered refunds.",
    void: "Not kept after all: the payout was not sent.",
  };
  for (const state of RESERVE_STATES) {
    const over = state === "released" ? { released: usd(10), releasedAt: now } : {};
    expect(sentenceText(reserveSentence({ ...held, state, ...over }, 90, now))).toBe(said[state]);
  }
});

test("before it is sent the days are named, and what is less than a cent is not $0.00", () => {
  const reserve = { ...held, state: "held", applied: 0n } as const;
  const said = (more: Partial<typeof held>) =>
    sentenceText(reserveSentence({ ...reserve, ...more }, 90, now));
  expect(sentenceText(reserveSentence({ ...reserve, releaseAt: null }, 90, now))).toBe(
    "$11.00 becomes payable 90 days after the payout is sent.",
  );
  expect(said({ released: usd(11) - 9_999n })).toBe(
    "Less than a cent becomes payable on Monday 22 February 2027.",
  );
});
