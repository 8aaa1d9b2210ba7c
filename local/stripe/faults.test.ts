import type Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { type Bench, openBench, refusalOf } from "./testing";

const path = "/v1/transfers";

async function spoilt(rule: object): Promise<Bench & { send(): Promise<Stripe.Transfer> }> {
  const bench = await openBench({ deliveriesAtOnce: 1 });
  const destination = await bench.ready();
  await bench.control("flush", {});
  await bench.control("faults", { match: { path, method: "POST" }, ...rule });
  const params = { amount: 100, currency: "usd", destination };
  const options = { idempotencyKey: "k", timeout: 500 };
  return { ...bench, send: () => bench.stripe.transfers.create(params, options) };
}

const countOf = async ({ stripe }: Bench) => (await stripe.transfers.list()).data.length;

describe("requests", () => {
  test.each([
    [{ effect: "error_500", when: "before" }, 500, 0],
    [{ effect: "error_500", when: "after" }, 500, 1],
    [{ effect: "rate_limit" }, 429, 0],
    [{ effect: "lock_timeout" }, 429, 0],
    [{ effect: "key_in_use" }, 409, 0],
    [{ effect: "unauthorized" }, 401, 0],
    [{ effect: "forbidden" }, 403, 0],
    [{ effect: "balance_insufficient" }, 400, 0],
    [{ effect: "capability_off" }, 400, 0],
    [{ effect: "hang", when: "before" }, undefined, 0],
    [{ effect: "hang", when: "after" }, undefined, 1],
    [{ effect: "truncate" }, undefined, 1],
    [{ effect: "html_502", when: "after" }, undefined, 1],
  ])("%o answers %s and leaves %s transfers", async (rule, statusCode, made) => {
    const bench = await spoilt(rule);
    expect((await refusalOf(bench.send())).statusCode).toBe(statusCode);
    expect(await countOf(bench)).toBe(made);
    expect((await bench.control("faults")).firings).toHaveLength(1);
  });

  test("a 500 after the work is replayed while the transfer is there to be found", async () => {
    const bench = await spoilt({ effect: "error_500", when: "after" });
    await refusalOf(bench.send());
    expect((await refusalOf(bench.send())).statusCode).toBe(500);
    expect(await countOf(bench)).toBe(1);
  });

  test("a reset after the work is cured by the same key", async () => {
    const bench = await spoilt({ effect: "reset", when: "after", times: 2 });
    await refusalOf(bench.send());
    expect((await bench.send()).object).toBe("transfer");
    expect(await countOf(bench)).toBe(1);
  });

  test("an empty 502 resolves in the SDK without being a transfer", async () => {
    const bench = await spoilt({ effect: "empty_502", when: "after" });
    expect((await bench.send()).object).toBeUndefined();
    expect(await countOf(bench)).toBe(1);
  });

  test("v1 accounts can be refused, as to most new platforms", async () => {
    const { stripe, control } = await openBench();
    await control("faults", { effect: "accounts_v1_refused", match: { path: "/v1/accounts" } });
    const refusal = await refusalOf(stripe.accounts.create({ type: "express" }));
    expect(refusal.statusCode).toBe(400);
    expect(refusal.message).toContain("POST /v2/core/accounts");
  });

  test("the nth match and those after it", async () => {
    const bench = await openBench();
    await bench.control("faults", { effect: "forbidden", match: { path: "/v1/bal*", nth: 2 } });
    await bench.stripe.balance.retrieve();
    await refusalOf(bench.stripe.balance.retrieve());
    await bench.stripe.balance.retrieve();
  });
});

describe("webhooks", () => {
  const told = async (bench: Bench) => {
    await bench.control("flush", {});
    return bench.inbox.letters.filter(({ event }) => event.type.startsWith("transfer."));
  };
  const rule = (effect: string) => ({ effect, match: { event_type: "transfer.created" } });

  test("a duplicate is the same event, a second event another one", async () => {
    const bench = await spoilt(rule("duplicate"));
    await bench.send();
    const twice = await told(bench);
    expect(new Set(twice.map(({ event }) => event.id)).size).toBe(1);
    expect(twice).toHaveLength(2);
    const other = await spoilt({ ...rule("second_event"), times: null });
    await other.send();
    const two = await told(other);
    expect(new Set(two.map(({ event }) => event.id)).size).toBe(2);
  });

  test("a dropped one is never sent but listed as undelivered", async () => {
    const bench = await spoilt(rule("drop"));
    await bench.send();
    expect(await told(bench)).toEqual([]);
    const missed = await bench.stripe.events.list({ delivery_success: false });
    expect(missed.data.map((event) => event.type)).toEqual(["transfer.created"]);
  });

  test("a delayed one comes when it is released", async () => {
    const bench = await spoilt(rule("delay"));
    await bench.send();
    expect(await told(bench)).toEqual([]);
    await bench.control("webhooks/release", {});
    expect(await told(bench)).toHaveLength(1);
  });

  test("a reordered one comes after the next", async () => {
    const bench = await spoilt(rule("reorder"));
    const sent = await bench.send();
    await bench.stripe.transfers.createReversal(sent.id);
    const types = (await told(bench)).map(({ event }) => event.type);
    expect(types).toEqual(["transfer.reversed", "transfer.created"]);
  });

  test.each(["bad_signature", "stale_timestamp"])("%s is not genuine", async (effect) => {
    const bench = await spoilt(rule(effect));
    await bench.send();
    expect((await told(bench))[0]?.genuine).toBe(false);
  });

  test("the types Stripe stopped sending can be sent", async () => {
    const bench = await spoilt({ effect: "legacy_transfer_paid", match: {} });
    await bench.send();
    const types = (await told(bench)).map(({ event }) => event.type);
    expect(types.toSorted()).toEqual(["transfer.created", "transfer.paid"]);
  });
});
