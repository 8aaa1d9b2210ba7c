import { expect, test } from "vitest";
import { z } from "zod";
import { faultsIn, faultsText } from "./fault-text";

test("each refused field is named, with what is wrong with it", () => {
  const faults = faultsIn([
    { path: "amount_credits", detail: "must not be zero" },
    { path: "", detail: "Expected an object." },
  ]);
  expect(faultsText(faults)).toBe("Amount credits: must not be zero. Expected an object.");
  expect(faultsIn(undefined)).toEqual([]);
  expect(faultsIn([null, { path: "id" }])).toEqual([]);
});

test.each([
  [z.int().max(10_000), 15_000, "must be at most 100%"],
  [z.int().min(0), -100, "must be at least 0%"],
  [z.int().gt(0), 0, "must be above 0%"],
  [z.int().lt(100), 100, "must be below 1%"],
])("a limit is said as people write it: %#", (shape, value, said) => {
  const issues = shape.safeParse(value).error?.issues ?? [];
  const faults = issues.map(({ message }) => ({ path: "fee_bps", detail: message }));
  const naming = () => ({ label: "Fee", show: (limit: number) => `${limit / 100}%` });
  expect(faultsText(faults, naming)).toBe(`Fee: ${said}.`);
});
