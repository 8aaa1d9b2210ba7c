import { expect, test } from "vitest";
import { expectedArrival } from "./expected-arrival";

test.each([
  ["a Monday evening", "2026-11-23T22:00:00Z", "2026-11-25"],
  ["a Thursday", "2026-11-26T08:00:00Z", "2026-11-30"],
  ["a Saturday", "2026-11-21T08:00:00Z", "2026-11-24"],
])("what is sent on %s arrives two working days later", (_, sent, day) => {
  expect(expectedArrival(new Date(sent)).toISOString().slice(0, 10)).toBe(day);
});
