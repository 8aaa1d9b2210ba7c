import { expect, test } from "vitest";
import { cursor, cursorOf } from "./paging";

const bookmark = {
  at: "2026-11-20T10:15:30.123456Z",
  id: "earn_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
};

test("a cursor is opaque and loses no microsecond", () => {
  const text = cursorOf("earnings", bookmark);
  expect(text).toMatch(/^[\w-]+$/);
  expect(cursor("earnings").parse(text)).toEqual(bookmark);
  expect(cursorOf("earnings", null)).toBeNull();
});

test.each([
  "",
  "x",
  "====",
  "a b",
  "é",
  cursorOf("earnings", { ...bookmark, at: "2026-02-30T10:15:30.123456Z" }),
  cursorOf("earnings", { ...bookmark, at: "0000-01-01T10:15:30.123456Z" }),
  cursorOf("earnings", { ...bookmark, at: "2026-11-20T24:00:00.000000Z" }),
  cursorOf("earnings", { ...bookmark, id: "' or 1=1" }),
  cursorOf("payouts", bookmark),
  "x".repeat(10_000),
])("what is no cursor of ours is refused: %s", (text) => {
  expect(cursor("earnings").safeParse(text).success).toBe(false);
});
