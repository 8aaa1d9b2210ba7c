import { expect, test } from "vitest";
import { writeJson } from "./write-json";

test("writes every whole number exactly, of any size and sign", () => {
  const most = 9_223_372_036_854_775_807n;
  const value = { most, less: -most, deep: [{ one: 1n }, 2], text: "9223372036854775807" };
  expect(writeJson(value)).toBe(
    `{"most":${most},"less":-${most},"deep":[{"one":1},2],"text":"9223372036854775807"}`,
  );
});

test("writes all else as JSON.stringify does", () => {
  const value = { a: null, b: [true, "é\u0000"], c: undefined, at: new Date(0) };
  expect(writeJson(value)).toBe(JSON.stringify(value));
});
