import { expect, test } from "vitest";
import { DEFAULT_POLICY, type Policy } from "@/domain/policy";
import { policyWeight } from "./policy-weight";

const SEEN = { month: 3_000n, runBefore: 90n, runAfter: 90n };

test.each<readonly [string, Partial<Policy>, bigint]>([
  ["nothing", {}, 0n],
  ["a percent more fee", { feeBps: 600 }, 30n],
  ["a day less of hold: a day's earnings", { holdDays: 6 }, 100n],
  ["twice the reserve", { reserveBps: 2_000 }, 300n],
  ["a month less of reserve", { reserveDays: 60 }, 300n],
  ["no reserve for no time, counted as both", { reserveBps: 0, reserveDays: 0 }, 1_200n],
  ["words alone", { maximumMarkupBps: 3_000, defaultSchedule: "weekly" }, 0n],
])("in a month: %s", (_, change, weight) => {
  expect(policyWeight(DEFAULT_POLICY, { ...DEFAULT_POLICY, ...change }, SEEN)).toBe(weight);
});

test("what it changes of a run made now counts if that is more, up or down", () => {
  const after = { ...DEFAULT_POLICY, minimumPayout: 1n };
  expect(policyWeight(DEFAULT_POLICY, after, { ...SEEN, runAfter: 500n })).toBe(410n);
  expect(policyWeight(DEFAULT_POLICY, after, { ...SEEN, runBefore: 500n })).toBe(410n);
});
