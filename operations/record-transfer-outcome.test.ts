import { expect, test } from "vitest";
import { latestAttempt, lockPayout } from "@/db/queries/payouts";
import type { SentTransfer, TransferOrder } from "@/domain/gateway";
import { brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { recordOutcome } from "./record-transfer-outcome";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";
import { settleSuccess } from "./settle-transfer-success";

/** A payout that was sent, whose answer is still to be recorded by the test. */
async function sentPayout() {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const [planned] = await bench.payoutsOf(payee.developerId);
  const key = { developerId: payee.developerId, payoutId: planned?.id ?? "" };
  await bench.fault("reset", { when: "after", times: 1 });
  await sendTransfer(bench.ctx, key);
  const attempt = await latestAttempt(bench.ctx.db, key);
  const payout = await bench.ctx.db.transaction((tx) => lockPayout(tx, key));
  if (!attempt || !payout) throw new Error("nothing was sent");
  const order: TransferOrder = {
    ...key,
    attempt: 1,
    destination: payee.stripeAccountId,
    amount: payout.transfer / 10_000n,
    idempotencyKey: attempt.idempotencyKey,
  };
  const found = await bench.ctx.gateway.findTransfers(key.payoutId, payee.stripeAccountId);
  const transfer = found[0] as SentTransfer;
  return { bench, payee, attempt, order, transfer };
}

test("a success that arrives many times at once is booked once", async () => {
  const { bench, payee, attempt, order, transfer } = await sentPayout();
  const outcome = { kind: "succeeded", transfer } as const;
  const results = await Promise.all(
    Array.from({ length: 5 }, () => recordOutcome(bench.ctx, order, attempt, outcome)),
  );
  expect(results).toEqual(Array(5).fill({ kind: "paid", transferId: transfer.id }));
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("whatever comes after a success changes nothing", async () => {
  const { bench, payee, attempt, order, transfer } = await sentPayout();
  await recordOutcome(bench.ctx, order, attempt, { kind: "succeeded", transfer });
  const refused = { code: "account_closed", detail: "", replayed: true };
  await recordOutcome(bench.ctx, order, attempt, { kind: "refused", ...refused });
  await recordOutcome(bench.ctx, order, attempt, { kind: "unknown", detail: "late" });
  await recordOutcome(bench.ctx, order, attempt, { kind: "not_now", detail: "late" });
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("a transfer that is not this payout's is never booked as it", async () => {
  const { bench, attempt, order, transfer } = await sentPayout();
  const other = { ...transfer, amount: 1n };
  await expect(settleSuccess(bench.ctx, order, attempt, other)).rejects.toThrow("Invariant");
});
