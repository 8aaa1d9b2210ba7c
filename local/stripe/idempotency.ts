import { createHash } from "node:crypto";
import type { ParsedQs } from "qs";
import { DAY_MS } from "./clock";
import { StripeRefusal } from "./refusals";
import type { Reader, Transaction } from "./store";
import type { IdempotencyRecord } from "./tables";

/** One keyed request: what a second one with the same key must look like to be the same. */
export interface KeyedRequest {
  /** Keys belong to the account they act on. */
  readonly scope: string;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly paramHash: string;
}

const rowId = (request: KeyedRequest): string => `${request.scope}/${request.key}`;

/** The stored answer to replay, or null when the key is new (or a day old and forgotten). */
export function storedAnswer(
  reader: Reader,
  request: KeyedRequest,
  nowMs: number,
): IdempotencyRecord | null {
  if (request.key.length > 255) throw tooLong(request.key);
  const known = reader.get("idempotency", rowId(request));
  if (known === undefined || nowMs - known.createdMs >= DAY_MS) return null;
  if (known.method !== request.method || known.path !== request.path) {
    throw mismatch(otherEndpoint(request, known));
  }
  if (known.paramHash !== request.paramHash) throw mismatch(otherParams(request.key));
  return known;
}

/** Written in the same transaction as what the request did. */
export function storeAnswer(
  tx: Transaction,
  request: KeyedRequest,
  answer: { readonly status: number; readonly body: string },
  nowMs: number,
): void {
  pruneKeys(tx, nowMs);
  const { scope: _, ...kept } = request;
  tx.put("idempotency", rowId(request), { ...kept, ...answer, createdMs: nowMs });
}

/** The oldest keys come first, so this costs only what it removes. */
export function pruneKeys(tx: Transaction, nowMs: number): void {
  for (;;) {
    const oldest = tx.oldest("idempotency");
    if (oldest === undefined || nowMs - oldest[1].createdMs < DAY_MS) return;
    tx.remove("idempotency", oldest[0]);
  }
}

export function hashParams(params: ParsedQs): string {
  return createHash("sha256").update(canonical(params)).digest("hex");
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join()}}`;
}

export function keyInUse(key: string): StripeRefusal {
  const message =
    "There is currently another in-progress request using this Idempotent Key (that probably " +
    "means you submitted twice, and the other request is still going through): " +
    `${key}. Please try again later.`;
  const code = "idempotency_key_in_use";
  return new StripeRefusal(409, { type: "invalid_request_error", message, code });
}

const mismatch = (message: string): StripeRefusal =>
  new StripeRefusal(400, { type: "idempotency_error", message });

const otherParams = (key: string): string =>
  "Keys for idempotent requests can only be used with the same parameters they were first used " +
  `with. Try using a key other than '${key}' if you meant to execute a different request.`;

const otherEndpoint = (request: KeyedRequest, known: IdempotencyRecord): string =>
  "Keys for idempotent requests can only be used for the same endpoint they were first used for " +
  `('${request.path}' vs '${known.path}'). Try using a key other than '${request.key}' if you ` +
  "meant to execute a different request.";

const tooLong = (key: string): StripeRefusal =>
  new StripeRefusal(400, {
    type: "invalid_request_error",
    message: `Idempotency keys can be at most 255 characters long, yours has ${key.length}.`,
  });
