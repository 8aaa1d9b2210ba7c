import { expect, test } from "vitest";
import { latestAttempt } from "@/db/queries/payouts";
import { brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";

/** A payout whose first send got lost before or after Stripe did it. */
async function unknownPayout(when: "before" | "after") {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const [payout] = await bench.payoutsOf(payee.developerId);
  const key = { developerId: payee.developerId, payoutId: payout?.id ?? "" };
  await bench.fault("reset", { when, times: 1 });
  expect(await sendTransfer(bench.ctx, key)).toEqual({ kind: "unknown" });
  const later = async (days: number) => {
    await moveClock(bench.ctx.db, days);
    await bench.ctx.stripeClock.moveTo(await bench.ctx.now());
    return sendTransfer(bench.ctx, key);
  };
  return { bench, payee, key, later };
}

test("a transfer that Stripe has is adopted, not sent again", async () => {
  const { bench, payee, key, later } = await unknownPayout("after");
  expect(await later(2)).toMatchObject({ kind: "paid" });
  expect(await bench.transfersTo(payee.stripeAccountId)).toHaveLength(1);
  expect(await latestAttempt(bench.ctx.db, key)).toMatchObject({ number: 1, sends: 1 });
});

test("young, it is resent under the same key", async () => {
  const { bench, payee, key, later } = await unknownPayout("before");
  expect(await later(0.5)).toMatchObject({ kind: "paid" });
  expect(await bench.transfersTo(payee.stripeAccountId)).toHaveLength(1);
  expect(await latestAttempt(bench.ctx.db, key)).toMatchObject({ number: 1, sends: 2 });
});

test("past 23 hours nothing is sent before two looks, apart, found nothing", async () => {
  const { bench, payee, key, later } = await unknownPayout("before");
  expect(await later(1)).toEqual({ kind: "unknown" });
  expect(await later(0.001)).toEqual({ kind: "unknown" });
  expect(await latestAttempt(bench.ctx.db, key)).toMatchObject({ emptyListings: 1 });
  expect(await bench.transfersTo(payee.stripeAccountId)).toEqual([]);

  expect(await later(0.01)).toEqual({ kind: "postponed", reason: "never_arrived" });
  expect(await later(0.01)).toMatchObject({ kind: "paid" });
  expect(await bench.transfersTo(payee.stripeAccountId)).toHaveLength(1);
  expect(await bench.attemptsOf(payee.developerId)).toMatchObject([
    { state: "refused", refusal_code: "never_arrived" },
    { state: "succeeded" },
  ]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});
