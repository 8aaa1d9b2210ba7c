import { expect, test } from "vitest";
import { bodyOf, microsOf, refusalOf } from "./act-fields";

test.each([
  ["12.50", 12_500_000],
  ["$1,234.5", 1_234_500_000],
  ["−3", -3_000_000],
  ["-0.000001", -1],
  ["+7", 7_000_000],
  ["12.1234567", null],
  ["12,50 EUR", null],
  ["0,99", null],
  ["12,50", null],
  ["1.000,00", null],
  ["0,500", null],
  ["1,0000", null],
  ["1,234 567", null],
  ["1,234,567.89", 1_234_567_890_000],
  ["1 000", 1_000_000_000],
  ["- $3", -3_000_000],
  ["", null],
  ["1e5", null],
  ["--3", null],
])("%s is %s micros", (text, micros) => {
  expect(microsOf(text)).toBe(micros);
});

test("a form becomes the API's body, or says which field cannot be read", () => {
  const fields = [
    { kind: "dollars", name: "amount_credits", label: "Amount" },
    { kind: "area", name: "reason", label: "Reason" },
    { kind: "text", name: "note", label: "Note", isOptional: true },
  ] as const;
  const form = new FormData();
  form.set("amount_credits", "5");
  expect(bodyOf(fields, form)).toEqual({ fault: "Reason is missing." });
  form.set("reason", " Goodwill ");
  expect(bodyOf(fields, form)).toEqual({ body: { amount_credits: 5_000_000, reason: "Goodwill" } });
  form.set("amount_credits", "five");
  expect(bodyOf(fields, form)).toMatchObject({
    fault: expect.stringMatching(/^Amount: write an amount/),
  });
});

test.each([
  ["number", "7", 7],
  ["number", "7.5", null],
  ["percent", "2.5", 250],
  ["percent", "10%", 1_000],
  ["percent", "2.555", null],
  ["moment", "2026-12-01 08:00", "2026-12-01T08:00:00.000Z"],
  ["moment", "2026-12-01T08:00", "2026-12-01T08:00:00.000Z"],
  ["moment", "tomorrow", null],
] as const)("a %s of %s is %s", (kind, text, value) => {
  const form = new FormData();
  form.set("it", text);
  const read = bodyOf([{ kind, name: "it", label: "It" }], form);
  if (value === null) expect(read).toHaveProperty("fault");
  else expect(read).toEqual({ body: { it: value } });
});

test("a refusal names the fields as they were asked for", () => {
  const fields = [
    { kind: "percent", name: "fee_bps", label: "Platform fee, %" },
    { kind: "moment", name: "effective_from", label: "From (UTC)" },
  ] as const;
  const message = "Some fields are missing or out of range.";
  const faults = [
    { path: "fee_bps", detail: "Too big: expected number to be <=10000" },
    { path: "effective_from", detail: "must lie ahead" },
  ];
  expect(refusalOf(fields, { message, faults })).toBe(
    "Platform fee, %: must be at most 100%. From (UTC): must lie ahead.",
  );
  expect(refusalOf(fields, { message, faults: [] })).toBe(message);
});
