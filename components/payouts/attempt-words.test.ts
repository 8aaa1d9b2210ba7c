import { expect, test } from "vitest";
import { attemptWords } from "./attempt-words";

test.each([
  ["created", null, "pending", "Ready to be sent to Stripe."],
  ["succeeded", null, "paid", "Stripe took it."],
  ["refused", "account_closed", "failed", "Stripe refused it. Your Stripe account is closed."],
  ["refused", "balance_insufficient", "pending", /could not take it just then/],
  ["refused", "http_403", "pending", /could not take it just then/],
  ["refused", "http_403", "failed", /no longer connected to us/],
  ["unknown", null, "processing", /find out before anything else is sent/],
] as const)("%s (%s) of a %s payout", (state, refusalCode, payout, words) => {
  expect(attemptWords({ state, refusalCode }, payout)).toMatch(words);
});
