import { expect, test } from "vitest";
import { openBench, refusalOf } from "./testing";

test("the same key and parameters make one transfer and replay its answer", async () => {
  const { stripe, ready } = await openBench();
  const params = { amount: 100, currency: "usd", destination: await ready() };
  const first = await stripe.transfers.create(params, { idempotencyKey: "k" });
  const again = await stripe.transfers.create(params, { idempotencyKey: "k" });
  expect(again.id).toBe(first.id);
  expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
  expect(first.lastResponse.headers["idempotency-key"]).toBe("k");
  expect((await stripe.transfers.list()).data).toHaveLength(1);
});

test("a refusal after the endpoint began is replayed even when its cause is gone", async () => {
  const { stripe, ready, control } = await openBench({ fundsCents: 0 });
  const params = { amount: 100, currency: "usd", destination: await ready() };
  const send = () => refusalOf(stripe.transfers.create(params, { idempotencyKey: "k" }));
  expect(await send()).toMatchObject({ code: "balance_insufficient" });
  await control("fund", { amount: 1_000 });
  expect(await send()).toMatchObject({ code: "balance_insufficient" });
  await stripe.transfers.create(params, { idempotencyKey: "k2" });
});

test("a key with other parameters or for another endpoint is refused", async () => {
  const { stripe, ready } = await openBench();
  const params = { amount: 100, currency: "usd", destination: await ready() };
  await stripe.transfers.create(params, { idempotencyKey: "k" });
  const other = stripe.transfers.create({ ...params, amount: 101 }, { idempotencyKey: "k" });
  expect(await refusalOf(other)).toMatchObject({
    statusCode: 400,
    type: "idempotency_error",
    code: undefined,
    message:
      "Keys for idempotent requests can only be used with the same parameters they were first " +
      "used with. Try using a key other than 'k' if you meant to execute a different request.",
  });
  const elsewhere = stripe.accounts.create({ type: "express" }, { idempotencyKey: "k" });
  expect((await refusalOf(elsewhere)).message).toContain("('/v1/accounts' vs '/v1/transfers')");
});

test("a refusal of the parameters leaves the key free", async () => {
  const { stripe, ready } = await openBench();
  const destination = await ready();
  const wrong = { amount: 0, currency: "usd", destination };
  expect(await refusalOf(stripe.transfers.create(wrong, { idempotencyKey: "k" }))).toMatchObject({
    code: "amount_too_small",
  });
  await stripe.transfers.create({ ...wrong, amount: 1 }, { idempotencyKey: "k" });
});

test("a key is forgotten after 24 hours and then makes a second transfer", async () => {
  const { stripe, ready, control } = await openBench();
  const params = { amount: 100, currency: "usd", destination: await ready() };
  const send = () => stripe.transfers.create(params, { idempotencyKey: "k" });
  const first = await send();
  await control("clock", { advance_seconds: 86_000 });
  expect((await send()).id).toBe(first.id);
  await control("clock", { advance_seconds: 400 });
  expect((await send()).id).not.toBe(first.id);
});

test("a key whose request is still running answers 409", async () => {
  const { stripe, ready, control } = await openBench();
  const params = { amount: 100, currency: "usd", destination: await ready() };
  await control("faults", { effect: "hang", match: { path: "/v1/transfers" } });
  const options = { idempotencyKey: "k", timeout: 2_000 };
  const hanging = stripe.transfers.create(params, options).catch(() => "timeout");
  await expect.poll(async () => (await control("faults")).firings).toHaveLength(1);
  const second = stripe.transfers.create(params, { idempotencyKey: "k" });
  expect(await refusalOf(second)).toMatchObject({
    statusCode: 409,
    code: "idempotency_key_in_use",
  });
  expect(await hanging).toBe("timeout");
  await expect.poll(() => stripe.transfers.create(params, { idempotencyKey: "k" })).toBeTruthy();
});
