import { expect, test } from "vitest";
import { WORDING } from "./problem";
import { explainedProblems } from "./problem-advice";

test("every code that the wire knows is explained once, with a cause and a cure", () => {
  const explained = explainedProblems().map(({ problem }) => problem.code);
  const worded = Object.entries(WORDING).map(([code, words]) =>
    "code" in words ? words.code : code,
  );
  expect(new Set(explained)).toEqual(new Set([...worded, "internal_error"]));
  expect(new Set(explained).size).toBe(explained.length);
  for (const { cause, cure } of explainedProblems()) {
    expect(cause).toMatch(/\.$/);
    expect(cure).toMatch(/\.$/);
  }
});
