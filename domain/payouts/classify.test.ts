import { describe, expect, test } from "vitest";
import type { SentTransfer, TransferOrder } from "@/domain/gateway";
import { blameFor, classify, provesNothingSent } from "@/domain/payouts/classify";

const order: TransferOrder = {
  payoutId: "pay_1",
  developerId: "dev_1",
  attempt: 1,
  destination: "acct_1",
  amount: 9_900n,
  idempotencyKey: "payout_dev_1_hash",
};
const transfer: SentTransfer = {
  id: "tr_1",
  amount: 9_900n,
  amountReversed: 0n,
  destination: "acct_1",
  group: "pay_1",
  destinationPayment: "py_1",
  createdAt: new Date("2026-11-24T08:00:00Z"),
  metadata: {},
};
const no = (status: number, code: string, replayed = false) =>
  ({ kind: "answered_no", status, code, detail: "", replayed }) as const;

describe("what an answer means (R9)", () => {
  test("a transfer counts only with the same amount, destination and group", () => {
    expect(classify(order, { kind: "sent", transfer }, true).kind).toBe("succeeded");
    for (const other of [{ amount: 1n }, { destination: "acct_2" }, { group: "pay_2" }]) {
      const answer = { kind: "sent", transfer: { ...transfer, ...other } } as const;
      expect(classify(order, answer, true).kind).toBe("unknown");
    }
  });

  const firsts = [
    [400, "balance_insufficient", "refused"],
    [400, "insufficient_capabilities_for_transfer", "refused"],
    [404, "resource_missing", "refused"],
    [401, "", "refused"],
    [403, "", "refused"],
    [409, "idempotency_key_in_use", "unknown"],
    [429, "rate_limit", "not_now"],
    [400, "idempotency_error", "key_taken"],
  ] as const;
  test.each(firsts)("first send: %s %s is %s", (status, code, meaning) => {
    expect(classify(order, no(status, code), true).kind).toBe(meaning);
  });

  test.each([400, 401, 403, 404, 409, 429])("a resend's %s proves nothing", (status) => {
    expect(classify(order, no(status, "balance_insufficient"), false).kind).toBe("unknown");
  });

  test.each([true, false])("a clash of keys is for people, first send or not: %s", (first) => {
    expect(classify(order, no(400, "idempotency_error"), first).kind).toBe("key_taken");
    expect(classify(order, no(400, "idempotency_error", true), first).kind).toBe("key_taken");
    expect(classify(order, no(409, "idempotency_error"), first).kind).toBe("unknown");
  });

  test("a replayed refusal proves it, on a resend too", () => {
    const answer = no(400, "balance_insufficient", true);
    expect(classify(order, answer, false)).toMatchObject({ kind: "refused", replayed: true });
  });

  test("timeouts and nonsense are unknown", () => {
    expect(classify(order, { kind: "unclear", detail: "timeout" }, true).kind).toBe("unknown");
  });

  test("a refusal that another send may have overtaken is no proof", () => {
    const fresh = { code: "balance_insufficient", detail: "", replayed: false };
    expect(provesNothingSent({ state: "sent", sends: 1 }, fresh)).toBe(true);
    expect(provesNothingSent({ state: "sent", sends: 2 }, fresh)).toBe(false);
    expect(provesNothingSent({ state: "unknown", sends: 1 }, fresh)).toBe(false);
    const stored = { ...fresh, replayed: true };
    expect(provesNothingSent({ state: "unknown", sends: 2 }, stored)).toBe(true);
    expect(provesNothingSent({ state: "succeeded", sends: 1 }, stored)).toBe(false);
  });
});

describe("whose fault (R10)", () => {
  const cases = [
    ["insufficient_capabilities_for_transfer", "developer"],
    ["account_closed", "developer"],
    ["balance_insufficient", "platform"],
    ["resource_missing", "look_at_account"],
    ["http_401", "look_at_account"],
    ["http_403", "look_at_account"],
  ] as const;
  test.each(cases)("%s: %s", (code, blame) => {
    expect(blameFor(code)).toBe(blame);
  });
});
