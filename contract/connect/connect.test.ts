import { describe, expect, test } from "vitest";
import { stripeWebhookContract } from "../webhooks/stripe";
import * as developers from "./developers";
import * as earnings from "./earnings";

const contracts = [...Object.values(developers), ...Object.values(earnings), stripeWebhookContract]
  .flatMap((entry) => (typeof entry === "function" ? [] : [entry]))
  .map((contract) => [`${contract.method} ${contract.path}`, contract] as const);

describe("the documents' own examples are valid answers", () => {
  test.each(contracts)("%s", (_, { response, example }) => {
    expect(response.parse(example.response)).toEqual(example.response);
  });
});
