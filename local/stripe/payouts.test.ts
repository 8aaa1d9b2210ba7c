import { expect, test } from "vitest";
import { openBench } from "./testing";

const PAYOUT_TYPES = ["payout.created", "payout.updated", "payout.paid"];

test("what is available goes to the bank the next day and arrives two days later", async () => {
  const { stripe, ready, advance, inbox, control } = await openBench({ deliveriesAtOnce: 1 });
  const receiver = await ready();
  const own = { stripeAccount: receiver };
  const sent = await stripe.transfers.create({
    amount: 700,
    currency: "usd",
    destination: receiver,
  });
  expect((await stripe.payouts.list({}, own)).data).toEqual([]);

  await advance(1);
  const [payout] = (await stripe.payouts.list({}, own)).data;
  expect(payout).toMatchObject({ amount: 700, automatic: true });
  await advance(2);

  const told = inbox.letters.filter(({ event }) => event.type.startsWith("payout."));
  expect(told.map(({ event }) => event.type)).toEqual([
    ...PAYOUT_TYPES,
    "payout.reconciliation_completed",
  ]);
  expect(told.every(({ event, genuine }) => event.account === receiver && genuine)).toBe(true);
  const paid = await stripe.payouts.retrieve(payout?.id ?? "", {}, own);
  expect(paid).toMatchObject({
    status: "paid",
    reconciliation_status: "completed",
    trace_id: { status: "supported" },
    arrival_date: paid.created + 2 * 86_400,
  });
  const lines = await stripe.balanceTransactions.list({ payout: paid.id }, own);
  expect(lines.data.map(({ type, amount }) => [type, amount])).toEqual([
    ["payout", -700],
    ["payment", 700],
  ]);
  expect(lines.data[1]?.source).toBe(sent.destination_payment);
  expect(await control("ledger")).toMatchObject({
    sum: 0,
    places: { [`bank:${receiver}`]: 700, [`available:${receiver}`]: 0 },
  });
});

test("a payout leads back to its transfer by expanding", async () => {
  const { stripe, ready } = await openBench();
  const receiver = await ready();
  const sent = await stripe.transfers.create({
    amount: 700,
    currency: "usd",
    destination: receiver,
  });
  const lines = await stripe.balanceTransactions.list(
    { source: String(sent.destination_payment), expand: ["data.source.source_transfer"] },
    { stripeAccount: receiver },
  );
  expect(lines.data[0]?.source).toMatchObject({ object: "charge", source_transfer: sent });
});

test("a returned payout gives the money back, and a new bank account starts payouts", async () => {
  const { stripe, ready, advance, inbox, control } = await openBench({ deliveriesAtOnce: 1 });
  const receiver = await ready({ number: "000111111113" });
  const own = { stripeAccount: receiver };
  await stripe.transfers.create({ amount: 700, currency: "usd", destination: receiver });
  await advance(3);
  expect((await stripe.payouts.list({}, own)).data[0]?.status).toBe("paid");
  await advance(1);

  expect((await stripe.payouts.list({}, own)).data[0]).toMatchObject({
    status: "failed",
    failure_code: "account_closed",
  });
  expect(inbox.types().slice(-2)).toEqual(["payout.failed", "account.external_account.updated"]);
  const [bank] = (await stripe.accounts.listExternalAccounts(receiver)).data;
  expect(bank).toMatchObject({ object: "bank_account", status: "errored", last4: "1113" });
  const held = await stripe.balance.retrieve({}, own);
  expect(held.available[0]?.amount).toBe(700);
  await advance(5);
  expect((await stripe.payouts.list({}, own)).data).toHaveLength(1);

  await control(`accounts/${receiver}/bank`, { number: "000123456789" });
  await advance(3);
  const [second] = (await stripe.payouts.list({}, own)).data;
  expect(second).toMatchObject({ status: "paid", amount: 700 });
  const lines = await stripe.balanceTransactions.list({ payout: second?.id ?? "" }, own);
  expect(lines.data.map(({ type }) => type)).toEqual(["payout", "payout_failure"]);
});

test("under the recipient agreement money is pending for a day", async () => {
  const { stripe, control, inbox } = await openBench({ deliveriesAtOnce: 1 });
  const { id } = await stripe.accounts.create({
    type: "express",
    country: "DE",
    capabilities: { transfers: { requested: true } },
    tos_acceptance: { service_agreement: "recipient" },
  });
  await control(`accounts/${id}/onboarding`, { outcome: "complete" });
  await stripe.transfers.create({ amount: 700, currency: "usd", destination: id });
  const own = { stripeAccount: id };
  const before = await stripe.balance.retrieve({}, own);
  expect([before.available[0]?.amount, before.pending[0]?.amount]).toEqual([0, 700]);
  await control("clock", { advance_seconds: 86_400 });
  const after = await stripe.balance.retrieve({}, own);
  expect([after.available[0]?.amount, after.pending[0]?.amount]).toEqual([700, 0]);
  expect(inbox.types()).toContain("balance.available");
});

test("the clock refuses to run backwards and shows what it was set to", async () => {
  const { control } = await openBench();
  const ahead = new Date(Date.now() + 86_400_000).toISOString();
  expect(await control("clock", { set: ahead })).toMatchObject({ status: 200, now: ahead });
  const far = control("clock", { advance_seconds: 86_400 });
  const farther = control("clock", { advance_seconds: 86_400 });
  const [, last] = [await far, await farther];
  expect(Date.parse(String(last.now)) - Date.parse(ahead)).toBeGreaterThanOrEqual(2 * 86_400_000);
  expect(await control("clock", { set: "2020-01-01T00:00:00Z" })).toMatchObject({ status: 422 });
});

test("a story may start in the past, but only before anybody is in it", async () => {
  const { control, ready, stripe } = await openBench();
  const start = "2026-01-01T00:00:00.000Z";
  expect(await control("clock", { start })).toMatchObject({ status: 200 });
  const receiver = await stripe.accounts.retrieve(await ready());
  expect(receiver.created).toBeLessThan(Date.parse(start) / 1_000 + 60);
  expect(await control("clock", { start })).toMatchObject({ status: 422 });
});
