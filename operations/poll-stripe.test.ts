import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { pollStripe } from "./poll-stripe";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";

test("with every webhook dropped, a payout is still paid and deposited (section 6)", async () => {
  const bench = await openPayoutBench();
  await bench.control("faults", { effect: "drop", match: {}, times: null });
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(14);
  const heard = await query(bench.ctx.db, sql`select from stripe_events`);
  expect(heard).toHaveLength(0);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([
    { state: "paid", settlement: "deposited" },
  ]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("a bank's late return is noticed without its webhook", async () => {
  const bench = await openPayoutBench();
  await bench.control("faults", { effect: "drop", match: {}, times: null });
  const payee = await bench.payee({ number: "000111111113" });
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(16);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ settlement: "returned" }]);
});

test("what is taken back of an old transfer is noticed without its webhook", async () => {
  const bench = await openPayoutBench();
  await bench.control("faults", { effect: "drop", match: {}, times: null });
  const payee = await bench.payee({ number: "000111111113" });
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(20);
  const [transfer] = await bench.transfersTo(payee.stripeAccountId);
  await bench.stripe.transfers.createReversal(transfer?.id ?? "", { amount: 40_00 });
  await bench.advance(2);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([
    { state: "partially_reversed" },
    { state: "paid" },
  ]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("payouts stopped by a failure resume when a look finds the account ready (R10)", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const [payout] = await bench.payoutsOf(payee.developerId);
  await bench.fault("capability_off", { times: 1 });
  const key = { developerId: payee.developerId, payoutId: payout?.id ?? "" };
  expect(await sendTransfer(bench.ctx, key)).toMatchObject({ kind: "failed" });
  await bench.advance(2);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([
    { state: "failed" },
    { state: "paid" },
  ]);
});

test("while Stripe is away a poll finds nothing and breaks nothing", async () => {
  const bench = await openPayoutBench();
  const match = { method: "GET" };
  await bench.control("faults", { effect: "error_500", match, times: null });
  expect(await pollStripe(bench.ctx)).toEqual({ transfers: 0, accounts: 0, settlements: 0 });
});
