import { expect, test } from "vitest";
import { cursor, cursorOf } from "./paging";

const bookmark = {
  at: "2026-11-20T10:15:30.123456Z",
  id: "earn_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
};

test("a cursor is opaque and loses no microsecond", () => {
  const text = cursorOf(bookmark);
  expect(text).toMatch(/^[\w-]+$/);
  expect(cursor.parse(text)).toEqual(bookmark);
  expect(cursorOf(null)).toBeNull();
});

test.each([
  "",
  "x",
  "====",
  "a b",
  "é",
  cursorOf({ ...bookmark, at: "2026-02-30T10:15:30.123456Z" }),
  cursorOf({ ...bookmark, at: "0000-01-01T10:15:30.123456Z" }),
  cursorOf({ ...bookmark, at: "2026-11-20T24:00:00.000000Z" }),
  cursorOf({ ...bookmark, id: "' or 1=1" }),
  "x".repeat(10_000),
])("what is no cursor of ours is refused: %s", (text) => {
  expect(cursor.safeParse(text).success).toBe(false);
});
