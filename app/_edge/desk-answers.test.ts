import { expect, test } from "vitest";
import { resolutionToWire } from "./desk-answers";

const AT = new Date("2026-12-01T12:05:00Z");
const unknown = { result: "unknown", emptyListings: 0, nextLookAt: null, nextTryAt: null } as const;

test.each([
  [{ nextTryAt: AT }, /asked again by itself at 1 Dec 2026, 12:05 UTC; you may press again at any/],
  [{}, /does not say\. You may press again at any time, and nothing is paid twice\.$/],
  [{ nextLookAt: AT, nextTryAt: AT }, /Press again after 1 Dec 2026, 12:05 UTC: sooner counts/],
])("an outcome that stays unknown says when to press again: %#", (more, said) => {
  expect(resolutionToWire({ ...unknown, ...more }).said).toMatch(said);
});
