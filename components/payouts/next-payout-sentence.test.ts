import { describe, expect, test } from "vitest";
import { sentenceText } from "@/components/ui/sentence-parts";
import { usd } from "@/domain/money";
import { DECISION_CODES, type SkipCode } from "@/domain/payouts/decide";
import {
  type NextPayoutFacts,
  type NextPayoutSentence,
  nextPayoutSentence,
} from "./next-payout-sentence";

const now = new Date("2026-11-20T10:00:00Z");
const facts: NextPayoutFacts = {
  now,
  bank: "Chase ••6789",
  next: { kind: "pay", amount: 412_500_000n, on: new Date("2026-11-24T08:00:00Z") },
  held: 0n,
  minimum: usd(10),
  threshold: usd(10),
  nextRelease: null,
  holdDays: 7,
  schedule: "daily",
  autoStopped: false,
  pausedReason: null,
  returned: null,
  connect: { state: "done", missing: [] },
};

function skipped(code: SkipCode, payable: bigint, more: Partial<NextPayoutFacts> = {}) {
  const on = new Date("2026-11-23T08:00:00Z");
  return nextPayoutSentence({ ...facts, next: { kind: "skip", code, payable, on }, ...more });
}

const text = ({ parts, detail }: NextPayoutSentence) =>
  `${sentenceText(parts)}. ${sentenceText(detail).trim()}`;

describe("the sentence of the overview", () => {
  test("a coming payout: amount, bank and day", () => {
    const sentence = nextPayoutSentence(facts);
    expect(sentence.tone).toBe("good");
    expect(sentenceText(sentence.parts)).toBe(
      "$412.50 goes to Chase ••6789 on Tuesday 24 November",
    );
  });

  test("a payout in another year says the year", () => {
    const on = new Date("2027-02-22T08:00:00Z");
    const sentence = nextPayoutSentence({ ...facts, next: { kind: "pay", amount: usd(1), on } });
    expect(sentenceText(sentence.parts)).toContain("on Monday 22 February 2027");
  });

  const cases: readonly (readonly [SkipCode, string, NextPayoutSentence, string | null])[] = [
    [
      "below_minimum",
      "$6.20 payable, below the $10.00 minimum. It carries over, nothing is lost. " +
        "$3.80 more and it goes out; $2.00 more is still in its hold.",
      skipped("below_minimum", 6_200_000n, { held: usd(2) }),
      null,
    ],
    [
      "below_threshold",
      "$45.00 payable, below your own $100.00 limit. " +
        "It carries over until it reaches your limit. You can also ask for it now.",
      skipped("below_threshold", usd(45), { threshold: usd(100) }),
      null,
    ],
    [
      "in_hold",
      "$8.00 is in its hold, nothing is payable yet. Earnings become payable 7 days after the " +
        "call. A payout needs $10.00; until then they add up.",
      skipped("in_hold", 0n, { held: usd(8) }),
      null,
    ],
    [
      "not_connected",
      "$99.00 is waiting for your bank details. " +
        "Stripe asks who you are and for a bank account. It takes about five minutes.",
      skipped("not_connected", usd(99)),
      "/get-paid",
    ],
    [
      "onboarding_incomplete",
      "$99.00 is waiting; your payout set-up is not finished. " +
        "What you entered at Stripe is kept. Carry on where you stopped.",
      skipped("onboarding_incomplete", usd(99)),
      "/get-paid",
    ],
    [
      "payouts_disabled",
      "$99.00 is waiting; Stripe needs your date of birth. Your earnings are kept here meanwhile.",
      skipped("payouts_disabled", usd(99), {
        connect: { state: "restricted", missing: ["Your date of birth"] },
      }),
      "/get-paid",
    ],
    [
      "auto_off",
      "$99.00 payable, and no payout is planned. " +
        "Automatic payouts are off: ask for it whenever you like.",
      skipped("auto_off", usd(99)),
      null,
    ],
    [
      "not_scheduled_today",
      "$99.00 payable at your next weekly payout on Monday 23 November. " +
        "You can also ask for it now.",
      skipped("not_scheduled_today", usd(99), { schedule: "weekly" }),
      null,
    ],
    [
      "paused",
      "Your payouts are paused; $99.00 is safe. Our team paused them: unusual traffic. " +
        "Your earnings keep counting, and go out once the pause is lifted.",
      skipped("paused", usd(99), { pausedReason: "unusual traffic" }),
      null,
    ],
    [
      "payout_unresolved",
      "The next payout is planned once the current one has arrived. " +
        "There is never more than one on its way, so that nothing is paid twice.",
      skipped("payout_unresolved", usd(20)),
      null,
    ],
    [
      "negative",
      "You are $90.00 below zero. Refunds took back more than you had left. " +
        "Your next earnings fill this first; after that payouts go out again by themselves.",
      skipped("negative", -usd(90)),
      null,
    ],
    [
      "rounds_to_zero",
      "Less than a cent is left to send. It stays yours and goes out with your next earnings.",
      skipped("rounds_to_zero", 9_000n),
      null,
    ],
  ];
  test.each(cases)("%s: the reason with its numbers", (_, wanted, sentence, href) => {
    expect(text(sentence)).toBe(wanted);
    expect(sentence.action?.href ?? null).toBe(href);
  });

  test("every decision has its sentence", () => {
    const told = new Set<string>(["paid", ...cases.map(([code]) => code)]);
    expect(DECISION_CODES.filter((code) => !told.has(code))).toEqual([]);
  });
});

describe("money that the bank returned", () => {
  const returned = { amount: usd(34), payoutId: "payout_1", failureCode: "no_account" };
  const why =
    "Your bank could not find the account. The money is in your Stripe account. " +
    "Correct the account number in your Stripe dashboard. Stripe then sends it again.";

  test("is the sentence, and the next payout is not promised to the bank that refused", () => {
    const sentence = nextPayoutSentence({ ...facts, returned });
    expect(text(sentence)).toBe(
      `Your bank returned $34.00: correct your bank details. ${why} ` +
        "Your next payout, $412.50, goes to your Stripe account on Tuesday 24 November.",
    );
    expect(sentence).toMatchObject({ tone: "act", action: { href: "/get-paid" } });
  });

  test("hides no other reason, and no other thing to do", () => {
    const nothing = skipped("below_minimum", 0n, { returned });
    expect(text(nothing)).toBe(`Your bank returned $34.00: correct your bank details. ${why}`);
    const paused = skipped("paused", usd(9), { returned, pausedReason: "unusual traffic" });
    expect(text(paused)).toContain(`${why} Your payouts are paused; $9.00 is safe. Our team`);
    const incomplete = skipped("onboarding_incomplete", usd(9), { returned });
    expect(incomplete.action?.label).toBe("Finish set-up");
  });
});

describe("the same code in another situation", () => {
  test("without any earnings it does not speak of a minimum", () => {
    expect(text(skipped("below_minimum", 0n))).toMatch(/^Nothing is waiting to be paid out/);
  });

  test("below the minimum it counts to the developer's own limit, where that is higher", () => {
    const low = skipped("below_minimum", 5_700_000n, { threshold: usd(50) });
    expect(text(low)).toBe(
      "$5.70 payable, below the $10.00 minimum. It carries over, nothing is lost. " +
        "$44.30 more reaches your own $50.00 limit.",
    );
    const inHold = skipped("in_hold", 0n, { held: usd(12), threshold: usd(50) });
    expect(text(inHold)).toContain("Your own limit is $50.00; until then they add up.");
  });

  test("with nothing left it says when the reserve gives something back", () => {
    const nextRelease = { amount: 1_900_000n, on: new Date("2027-03-11T00:00:00Z") };
    expect(text(skipped("below_minimum", 0n, { nextRelease }))).toContain(
      "to be paid out. $1.90 leaves your reserve on Thursday 11 March 2027. As soon",
    );
  });

  test("what rounds to nothing is not called in hold", () => {
    const left = skipped("in_hold", 0n, { held: 9_000n });
    expect(text(left)).toMatch(/^Nothing is waiting to be paid out/);
  });

  test("what is not payable today is in its hold, also when it will be too little", () => {
    const waiting = skipped("below_minimum", 0n, { held: usd(3) });
    expect(text(waiting)).toMatch(/^\$3\.00 is in its hold/);
  });

  test("without any earnings it asks for a bank account all the same", () => {
    expect(text(skipped("not_connected", 0n))).toMatch(/^Tell us where your earnings should go/);
  });

  test("money in its hold is worth connecting for, too", () => {
    expect(text(skipped("not_connected", 0n, { held: usd(7) }))).toMatch(/^\$7\.00 is waiting/);
  });

  test("a manual schedule is a choice, not a fault", () => {
    const manual = skipped("auto_off", usd(99), { schedule: "manual" });
    expect(text(manual)).toContain("Your schedule is manual: ask for it whenever you like");
  });

  test("after a failure of the developer's own account it says where to look", () => {
    const stopped = skipped("auto_off", usd(99), { autoStopped: true });
    expect(text(stopped)).toMatch(/^Your last payout failed; \$99\.00 is waiting/);
    expect(stopped.action?.href).toBe("/get-paid");
  });

  test("a review asks for patience, a closed account for a new one", () => {
    const inReview = skipped("payouts_disabled", usd(9), {
      connect: { state: "in_review", missing: [] },
    });
    expect(text(inReview)).toMatch(/^\$9\.00 is waiting while Stripe checks your details/);
    const closed = skipped("payouts_disabled", usd(9), {
      connect: { state: "closed", missing: [] },
    });
    expect(closed.action?.label).toBe("Connect again");
  });

  test("several missing things are counted, then named", () => {
    const missing = ["Your date of birth", "Your address", "A bank account to pay you to"];
    const restricted = skipped("payouts_disabled", 0n, {
      connect: { state: "restricted", missing },
    });
    expect(text(restricted)).toBe(
      "Stripe needs 3 things from you. Still missing: your date of birth, your address, " +
        "a bank account to pay you to. Your earnings are kept here meanwhile.",
    );
  });

  test("who was turned away is not asked for anything; who was stopped is told so", () => {
    const rejected = skipped("payouts_disabled", usd(9), {
      connect: { state: "rejected", missing: ["Your address"] },
    });
    expect(text(rejected)).toMatch(/^\$9\.00 is waiting; Stripe does not accept your account/);
    const stopped = skipped("payouts_disabled", usd(9), {
      connect: { state: "restricted", missing: [] },
    });
    expect(text(stopped)).toMatch(/^\$9\.00 is waiting; Stripe has stopped payouts to you/);
  });
});
