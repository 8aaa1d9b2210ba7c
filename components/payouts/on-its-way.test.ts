import { expect, test } from "vitest";
import { sentenceText } from "@/components/ui/sentence-parts";
import { usd } from "@/domain/money";
import { onItsWaySentence } from "./on-its-way";

const now = new Date("2026-11-24T09:00:00Z");
const sending = {
  state: "processing",
  settlement: "none",
  transfer: usd(99),
  arrivesAt: null,
} as const;
const inTransit = {
  ...sending,
  state: "paid",
  settlement: "in_transit",
  arrivesAt: new Date("2026-11-27T00:00:00Z"),
} as const;
const deposited = { ...inTransit, settlement: "deposited" } as const;
const returned = { ...inTransit, settlement: "returned" } as const;

const said = (...payouts: Parameters<typeof onItsWaySentence>[0]) => {
  const sentence = onItsWaySentence(payouts, "Chase ••6789", now);
  return sentence && sentenceText(sentence);
};

test("money that has not reached the bank is on its way, whoever has it now", () => {
  expect(said(sending, deposited)).toBe("$99.00 is on its way to Chase ••6789");
  expect(said(inTransit)).toBe("$99.00 is on its way to Chase ••6789, due Friday 27 November");
  expect(said(sending, inTransit)).toBe("$198.00 is on its way to Chase ••6789, in 2 payouts");
});

test("nothing is on its way once it has arrived, failed or come back", () => {
  expect(said(deposited, returned, { ...sending, state: "failed" })).toBeNull();
});
