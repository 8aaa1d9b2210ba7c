import { expect, test } from "vitest";
import { z } from "zod";
import type { Contract } from "@/contract/contract";
import { readInput } from "./read-input";

const contract = {
  method: "POST",
  path: "/x/{id}",
  summary: "",
  auth: null,
  headers: z.object({ "idempotency-key": z.string().max(5).optional() }),
  params: z.object({ id: z.string() }),
  query: z.object({ status: z.string().optional() }),
  body: z.object({ nested: z.object({ amount: z.int() }) }),
  response: z.unknown(),
  successStatus: 200,
  refusals: [],
  example: { response: {} },
} as const satisfies Contract;

function read(body: string, query = "", headers: Record<string, string> = {}) {
  const init = {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
  };
  const request = new Request(`http://127.0.0.1/x/7${query}`, init);
  return readInput(contract, request, { params: Promise.resolve({ id: "7" }) });
}

test("gathers headers, parameters, query and body in one object", async () => {
  const headers = { "Idempotency-Key": "k1" };
  expect(await read('{"nested":{"amount":3}}', "?status=paid&status=failed", headers)).toEqual({
    "idempotency-key": "k1",
    id: "7",
    status: "paid",
    nested: { amount: 3 },
  });
});

test("names every fault by its path, and says of what is missing that it is required", async () => {
  const refused = read('{"nested":{}}', "", { "Idempotency-Key": "too long" });
  await expect(refused).rejects.toMatchObject({
    code: "invalid_field",
    facts: {
      faults: [
        { path: "idempotency-key", detail: expect.stringContaining("5") },
        { path: "nested.amount", detail: "is required" },
      ],
    },
  });
});
