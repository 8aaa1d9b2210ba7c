import { expect, test } from "vitest";
import { findingWords, subjectHref } from "./finding-words";

test.each([
  ["pay_1", "/desk/payouts/pay_1"],
  ["pay_1/po_2", "/desk/payouts/pay_1"],
  ["dev_1/abc", "/desk/developers/dev_1"],
  ["evt_1", "/desk/webhooks/evt_1"],
  ["tr_1", null],
  ["platform", null],
])("%s is looked at on %s", (subject, href) => {
  expect(subjectHref(subject)).toBe(href);
});

test("a rule that nobody wrote words for still says what to do", () => {
  const { title, todo } = findingWords("some_new_rule");
  expect(title).toBe("Some new rule");
  expect(todo).toMatch(/^Stop sending/);
  expect(todo).toContain("Do not correct amounts before it is understood");
});
