import { expect, test } from "vitest";
import { factsText } from "./fact-words";

test("money is read as money, below zero too, and what else there is as it is", () => {
  const facts = {
    amount_credits: "-1510000000",
    adjusted_by_credits: "1500000000",
    approve_above: "9000000000000",
    minimumPayout: "10000000",
    feeBps: 500,
    reason: "Fraud",
    note: null,
    developers: ["A", "B", "C", "D", "E", "F"],
    developer_ids: ["dev_1"],
  };
  expect(factsText(facts).split(" · ")).toEqual([
    "amount: −$1,510.00",
    "adjusted by: +$1,500.00",
    "approve above: $9,000,000.00",
    "minimum payout: $10.00",
    "fee bps: 500",
    "reason: Fraud",
    "developers: A, B, C, D, E and 1 more",
  ]);
});
