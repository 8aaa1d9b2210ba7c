import { expect, test } from "vitest";
import { CONTRACTS } from "./registry";

const NAMED = CONTRACTS.map(
  (contract) => [`${contract.method} ${contract.path}`, contract] as const,
);

test.each(NAMED)("%s answers and takes what its example shows", (_, contract) => {
  const { example, response, body, bodyFormats } = contract;
  expect(response.safeParse(example.response).error).toBeUndefined();
  if (example.request !== undefined) {
    expect(body?.safeParse(example.request).error).toBeUndefined();
  }
  for (const [type, shown] of Object.entries(example.formats ?? {})) {
    const text = typeof shown === "string" ? shown : JSON.stringify(shown);
    expect(body?.safeParse(bodyFormats?.[type]?.(text)).error).toBeUndefined();
  }
});
