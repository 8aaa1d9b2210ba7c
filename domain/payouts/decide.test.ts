import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { READINESS, readiness } from "@/domain/connect/readiness";
import { usd } from "@/domain/money";
import { decidePayout, type Occasion, type PayoutFacts } from "@/domain/payouts/decide";
import { isDue, nextRunAt } from "@/domain/payouts/schedule";
import { DEFAULT_POLICY, SCHEDULES } from "@/domain/policy";

const payableAndReady: PayoutFacts = {
  readiness: "ready",
  payableEarned: usd(110),
  payableOther: 0n,
  held: 0n,
  paused: false,
  hasUnresolvedPayout: false,
  autoEnabled: true,
  autoStopped: false,
  schedule: "daily",
  threshold: usd(10),
};
const tuesday = new Date("2026-11-24T08:00:00Z");
const run: Occasion = { by: "run", asOf: tuesday, lastRunAt: new Date("2026-11-23T08:00:00Z") };
const asked: Occasion = { by: "developer" };

describe("who is paid in a run (R12)", () => {
  test("a ready developer with enough is paid, split by the policy", () => {
    expect(decidePayout(payableAndReady, DEFAULT_POLICY, run)).toEqual({
      kind: "pay",
      gross: usd(110),
      transfer: usd(99),
      reserve: usd(11),
    });
  });

  const skips: readonly (readonly [string, Partial<PayoutFacts>])[] = [
    ["below_minimum", { payableEarned: usd(10) - 1n }],
    ["below_threshold", { payableEarned: usd(20), threshold: usd(50) }],
    ["in_hold", { payableEarned: 0n, held: usd(50) }],
    ["not_connected", { readiness: "not_connected" }],
    ["onboarding_incomplete", { readiness: "onboarding_incomplete" }],
    ["payouts_disabled", { readiness: "payouts_disabled" }],
    ["auto_off", { autoEnabled: false }],
    ["auto_off", { autoStopped: true }],
    ["auto_off", { schedule: "manual" }],
    ["not_scheduled_today", { schedule: "weekly" }],
    ["paused", { paused: true }],
    ["payout_unresolved", { hasUnresolvedPayout: true }],
    ["negative", { payableEarned: -usd(3) }],
  ];
  test.each(skips)("%s", (code, change) => {
    const decision = decidePayout({ ...payableAndReady, ...change }, DEFAULT_POLICY, run);
    expect(decision).toMatchObject({ kind: "skip", code });
  });

  test("rounds_to_zero, when everything would be kept back", () => {
    const policy = { ...DEFAULT_POLICY, reserveBps: 10_000 };
    expect(decidePayout(payableAndReady, policy, run)).toMatchObject({ code: "rounds_to_zero" });
  });

  test("released reserves count toward the minimum (R4)", () => {
    const facts = { ...payableAndReady, payableEarned: 0n, payableOther: usd(11) };
    expect(decidePayout(facts, DEFAULT_POLICY, run)).toMatchObject({
      kind: "pay",
      transfer: usd(11),
      reserve: 0n,
    });
  });

  test("asked for by the developer, schedule and threshold do not matter, the minimum does", () => {
    const manual = { ...payableAndReady, schedule: "manual", threshold: usd(500) } as const;
    expect(decidePayout(manual, DEFAULT_POLICY, asked).kind).toBe("pay");
    const short = { ...manual, payableEarned: usd(9) };
    expect(decidePayout(short, DEFAULT_POLICY, asked)).toMatchObject({ code: "below_minimum" });
  });

  test("nobody is ever paid less than the minimum, while unready, paused or unresolved", () => {
    const amount = fc.bigInt({ min: -usd(100), max: usd(100) });
    const facts = fc.record({
      readiness: fc.constantFrom(...READINESS),
      payableEarned: amount,
      payableOther: amount,
      held: amount,
      paused: fc.boolean(),
      hasUnresolvedPayout: fc.boolean(),
      autoEnabled: fc.boolean(),
      autoStopped: fc.boolean(),
      schedule: fc.constantFrom(...SCHEDULES),
      threshold: fc.bigInt({ min: usd(10), max: usd(50) }),
    });
    fc.assert(
      fc.property(facts, fc.constantFrom(run, asked), (of, occasion) => {
        const decision = decidePayout(of, DEFAULT_POLICY, occasion);
        if (decision.kind === "skip") return;
        expect(of.readiness === "ready" && !of.paused && !of.hasUnresolvedPayout).toBe(true);
        expect(decision.gross).toBe(of.payableEarned + of.payableOther);
        expect(decision.gross >= DEFAULT_POLICY.minimumPayout).toBe(true);
        expect(decision.transfer > 0n).toBe(true);
      }),
    );
  });
});

describe("schedule (R12)", () => {
  const monday = new Date("2026-11-23T08:00:00Z");
  const wednesday = new Date("2026-11-25T08:00:00Z");
  const first = new Date("2026-12-01T08:00:00Z");
  const cases = [
    ["daily", tuesday, monday, true],
    ["weekly", monday, new Date("2026-11-22T08:00:00Z"), true],
    ["weekly", wednesday, tuesday, false],
    ["weekly", wednesday, new Date("2026-11-22T08:00:00Z"), true],
    ["weekly", tuesday, null, false],
    ["monthly", first, new Date("2026-11-30T08:00:00Z"), true],
    ["monthly", new Date("2026-12-03T08:00:00Z"), new Date("2026-11-30T08:00:00Z"), true],
    ["monthly", new Date("2026-12-03T08:00:00Z"), first, false],
    ["manual", monday, null, false],
  ] as const;
  test.each(cases)("%s on %s after a run at %s: due is %s", (schedule, asOf, last, due) => {
    expect(isDue(schedule, asOf, last)).toBe(due);
  });

  test("the next run of each schedule", () => {
    const from = new Date("2026-11-24T08:00:00Z");
    expect(nextRunAt("daily", from)).toEqual(new Date("2026-11-25T08:00:00Z"));
    expect(nextRunAt("weekly", from)).toEqual(new Date("2026-11-30T08:00:00Z"));
    expect(nextRunAt("monthly", from)).toEqual(new Date("2026-12-01T08:00:00Z"));
    expect(nextRunAt("manual", from)).toBeNull();
  });
});

describe("readiness (R12)", () => {
  const open = {
    detailsSubmitted: true,
    payoutsEnabled: true,
    transfersActive: true,
    disabledReason: null,
  };
  const cases = [
    ["not_connected", null],
    ["ready", open],
    ["onboarding_incomplete", { ...open, detailsSubmitted: false }],
    ["payouts_disabled", { ...open, payoutsEnabled: false }],
    ["payouts_disabled", { ...open, transfersActive: false }],
    ["payouts_disabled", { ...open, disabledReason: "requirements.past_due" }],
  ] as const;
  test.each(cases)("%s", (answer, account) => {
    expect(readiness(account)).toBe(answer);
  });
});
