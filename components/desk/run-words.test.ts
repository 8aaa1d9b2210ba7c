import { expect, test } from "vitest";
import { runWords } from "./run-words";

const run = (payoutsPlanned: number, developersSeen: number) => ({
  run: { payoutsPlanned, developersSeen, transferTotal: 99_000_000n, reserveTotal: 11_000_000n },
  largest: [{ developer: "Ada", transfer: 90_000_000n }],
  available: 500_000_000n,
  waiting: { amount: 0n },
});

test("a run is foretold: who, how much, out of what, and who not", () => {
  expect(runWords(run(3, 5))).toEqual([
    "3 developers are paid $99.00 in all; sending starts at once.",
    "Ada $90.00, 2 others $9.00.",
    "$11.00 is kept in reserve.",
    "The platform’s $500.00 at Stripe covers it.",
    "2 more with money are passed over; the dry run says why.",
  ]);
  expect(runWords(run(1, 1))).toHaveLength(4);
  expect(runWords(run(0, 4))[0]).toMatch(/^Nobody is paid/);
});

test("what is promised already is sent first, and what is missing is told", () => {
  const waiting = { amount: 450_000_000n };
  expect(runWords({ ...run(1, 1), waiting })).toContain(
    "The platform has $500.00 at Stripe for it and $450.00 promised before: $49.00 is missing. " +
      "Payouts go out whole, oldest promise first: at least that much waits, and up to $549.00.",
  );
  expect(runWords({ ...run(1, 1), available: null })).toContain(
    "Stripe does not say what the platform has: some may wait.",
  );
});

test.each([
  [1, 30_000_000n, "$30.00", "$69.00"],
  [3, 0n, "$0.00", "$99.00"],
])("%s payouts of which none is covered all wait", (payouts, available, has, missing) => {
  expect(runWords({ ...run(payouts, payouts), available })).toContain(
    `The platform has ${has} at Stripe for it: ${missing} is missing. ` +
      "Payouts go out whole: all of it waits.",
  );
});
