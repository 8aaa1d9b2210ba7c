import { expect, test } from "vitest";
import { runWords } from "./run-words";

const run = (payoutsPlanned: number, developersSeen: number) => ({
  run: { payoutsPlanned, developersSeen, transferTotal: 99_000_000n, reserveTotal: 11_000_000n },
});

test("a run is foretold by its figures", () => {
  expect(runWords(run(2, 5))).toEqual([
    "2 developers are paid $99.00 in all; sending starts at once.",
    "$11.00 is kept in reserve.",
    "3 more with money are passed over; the dry run says why.",
  ]);
  expect(runWords(run(1, 1))).toHaveLength(2);
  expect(runWords(run(0, 4))[0]).toMatch(/^Nobody is paid/);
});
