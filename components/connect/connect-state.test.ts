import { describe, expect, test } from "vitest";
import { connectState } from "./connect-state";
import { requirementWords } from "./requirement-words";

const ready = {
  payoutsEnabled: true,
  detailsSubmitted: true,
  transfersActive: true,
  disabledReason: null,
  currentlyDue: [],
  pendingVerification: [],
  country: "US",
  defaultCurrency: "usd",
  bankName: "Chase",
  bankLast4: "6789",
};
const off = { ...ready, payoutsEnabled: false };

describe("how far a developer is with Stripe", () => {
  const cases = [
    ["not_connected", null],
    ["done", ready],
    ["resume", { ...off, detailsSubmitted: false, currentlyDue: ["external_account"] }],
    ["in_review", { ...off, pendingVerification: ["individual.verification.document"] }],
    ["in_review", { ...off, disabledReason: "requirements.pending_verification" }],
    ["restricted", { ...off, currentlyDue: ["individual.verification.document"] }],
    ["restricted", { ...ready, transfersActive: false }],
    ["rejected", { ...off, disabledReason: "rejected.fraud" }],
    ["closed", { ...off, disabledReason: "account_gone" }],
  ] as const;
  test.each(cases)("%s", (state, account) => {
    expect(connectState(account)).toBe(state);
  });
});

test("what is missing is said in plain words, once each", () => {
  const words = requirementWords([
    "individual.verification.document",
    "individual.verification.additional_document",
    "person_1Abc.dob.day",
    "person_1Abc.dob.month",
    "external_account",
    "something.new",
  ]);
  expect(words).toEqual([
    "A photo of an identity document",
    "Your date of birth",
    "A bank account to pay you to",
    "Some details about you",
  ]);
});
