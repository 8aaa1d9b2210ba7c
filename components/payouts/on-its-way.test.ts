import { expect, test } from "vitest";
import { sentenceText } from "@/components/ui/sentence-parts";
import { usd } from "@/domain/money";
import { betweenStripeAndBank, onItsWaySentence } from "./on-its-way";

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

test("what is being sent is on its way; what is paid is between Stripe and the bank", () => {
  const due = "$99.00 is between Stripe and Chase ••6789, due Friday 27 November";
  const sent = { ...sending, state: "paid" } as const;
  expect(said(sending, deposited)).toBe("$99.00 is on its way to Chase ••6789");
  expect(said(inTransit)).toBe(due);
  expect(said(sent)).toBe("$99.00 is between Stripe and Chase ••6789");
  expect(said(sent, inTransit)).toBe("$198.00 is between Stripe and Chase ••6789, in 2 payouts");
  expect(said(sending, inTransit)).toBe(`$99.00 is on its way to Chase ••6789; ${due}`);
  expect(betweenStripeAndBank([sending, sent, inTransit, deposited, returned])).toBe(usd(198));
});

test("nothing is told once it has arrived, failed or come back", () => {
  expect(said(deposited, returned, { ...sending, state: "failed" })).toBeNull();
});
