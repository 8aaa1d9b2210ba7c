import { describe, expect, test } from "vitest";
import { PAYOUT_STATES, SETTLEMENTS } from "@/domain/payouts/states";
import { bankFailure, stoppedWords, transferFailure } from "./failure-words";
import { payoutTimeline, type TimelineFacts } from "./payout-timeline";
import { settlementWords } from "./payout-words";

const day = (date: number) => new Date(`2026-11-${date}T08:00:00Z`);
const planned: TimelineFacts = {
  state: "planned",
  settlement: "none",
  arrivesAt: null,
  createdAt: day(24),
  firstSentAt: null,
  lastAttempt: null,
  paidAt: null,
  failedAt: null,
  failureCode: null,
  settlementFailureCode: null,
  requestedBy: "run",
};
const paid: TimelineFacts = { ...planned, state: "paid", firstSentAt: day(24), paidAt: day(24) };
const steps = (facts: TimelineFacts) =>
  payoutTimeline(facts).map(({ label, status }) => `${label}: ${status}`);

describe("where the money of a payout is", () => {
  test("ours first, then the bank's part", () => {
    const at = (settlement: (typeof SETTLEMENTS)[number]) =>
      settlementWords({ state: "paid", settlement, arrivesAt: day(27) }).label;
    expect(SETTLEMENTS.map(at)).toEqual([
      "Sent to Stripe",
      "On its way to your bank, due 27 Nov",
      "In your bank 27 Nov",
      "Returned by your bank",
    ]);
  });

  test("what was not sent is never called sent", () => {
    for (const state of PAYOUT_STATES) {
      const { label } = settlementWords({ state, settlement: "none", arrivesAt: null });
      const isSent = state === "paid" || state === "partially_reversed";
      expect(label === "Sent to Stripe").toBe(isSent);
    }
  });
});

describe("the way of a payout's money", () => {
  test("step by step to the bank", () => {
    expect(steps(planned)).toEqual([
      "Planned by the daily run: done",
      "Being sent: now",
      "In your Stripe account: later",
      "In your bank: later",
    ]);
    expect(steps(paid).slice(2)).toEqual(["In your Stripe account: done", "In your bank: now"]);
    expect(payoutTimeline(paid).at(-1)?.note).toContain("two working days later");
    const transit = steps({ ...paid, settlement: "in_transit", arrivesAt: day(27) });
    expect(transit.at(-1)).toBe("On its way to your bank: now");
    const deposited = steps({ ...paid, settlement: "deposited", arrivesAt: day(27) });
    expect(deposited.at(-1)).toBe("In your bank: done");
  });

  test("while Stripe has not said whether it arrived, that is what is told", () => {
    const lastAttempt = { state: "unknown", refusalCode: null } as const;
    const [, sending] = payoutTimeline({ ...planned, state: "processing", lastAttempt });
    expect(sending).toMatchObject({ label: "Being sent", status: "now" });
    expect(sending?.note).toMatch(/^Stripe did not say whether it arrived\./);
  });

  test("a failure says why and that nothing is lost", () => {
    const failed = payoutTimeline({
      ...planned,
      state: "failed",
      failedAt: day(25),
      failureCode: "account_closed",
    });
    expect(failed.at(-1)?.note).toBe(
      "Your Stripe account is closed. Nothing was sent; these earnings are payable again. " +
        "Open Get paid and connect another account.",
    );
  });

  test("a return by the bank says where the money is now", () => {
    const returned = payoutTimeline({
      ...paid,
      settlement: "returned",
      settlementFailureCode: "account_closed",
    });
    expect(returned.at(-1)?.note).toMatch(/^Your bank account is closed\. The money is in your/);
  });

  test("on Get paid nobody is sent to Get paid, and what is ready is not asked for more", () => {
    const stopped = "Your last payout failed. Your Stripe account may not receive transfers.";
    for (const isReady of [true, false]) {
      const words = stoppedWords("transfers_not_allowed", isReady);
      expect(words.startsWith(`${stopped} Automatic payouts wait.`)).toBe(true);
      expect(words).not.toContain("Get paid");
      expect(words.includes("give Stripe what it still asks for")).toBe(!isReady);
    }
  });

  test("an unknown code still reads as a sentence", () => {
    for (const { reason, cure } of [transferFailure("brand_new"), bankFailure(null)]) {
      expect(reason).toMatch(/^\S.*\.$/);
      expect(cure).toMatch(/^\S.*\.$/);
    }
  });
});
