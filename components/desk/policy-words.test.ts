import { expect, test } from "vitest";
import { DEFAULT_POLICY } from "@/domain/policy";
import { policyWords } from "./policy-words";

const run = { payoutsPlanned: 1, transferTotal: 99_000_000n, reserveTotal: 11_000_000n };
const planned = {
  before: DEFAULT_POLICY,
  after: DEFAULT_POLICY,
  effectiveFrom: new Date("2026-12-01T00:00:00Z"),
  runBefore: run,
  runAfter: { ...run, transferTotal: 88_000_000n, reserveTotal: 22_000_000n },
  amount: 30_000_000n,
};

test("a planned policy says what changes, from when, and what a run would do by it", () => {
  const after = { ...DEFAULT_POLICY, reserveBps: 2_000 };
  expect(policyWords({ ...planned, after })).toEqual([
    "From 1 Dec 2026, 00:00 UTC on, and for nothing before:",
    "Reserve: 20% instead of 10%.",
    "A run made now would pay one developer $88.00 and keep $22.00 by it, " +
      "instead of one developer $99.00 and keep $11.00.",
    "Going by the last thirty days, it sends $30.00 another way in a month.",
    "What was recorded keeps the fee of its time, what was promised its reserve terms.",
  ]);
  expect(policyWords(planned)).toHaveLength(1);
});
