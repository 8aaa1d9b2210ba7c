import { expect, test } from "vitest";
import { usd } from "@/domain/money";
import { DEFAULT_POLICY } from "@/domain/policy";
import { partWords } from "./part-words";

const facts = { policy: DEFAULT_POLICY, betweenStripeAndBank: 0n, returned: 0n };
const paid = (more: Partial<typeof facts>) =>
  partWords("paid", false, { ...facts, ...more }).meaning;

test("what is paid says how much of it no bank holds", () => {
  const all = "Sent to your Stripe account, and from there to your bank.";
  expect(paid({})).toBe(all);
  expect(paid({ betweenStripeAndBank: usd(34) })).toBe(
    `${all} $34.00 of it is between Stripe and your bank.`,
  );
  expect(paid({ returned: usd(9) })).toBe(
    `${all} $9.00 of it came back from your bank to your Stripe account.`,
  );
});
