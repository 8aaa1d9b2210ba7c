import { latestAttempt, lockPayout } from "../db/queries/payouts";
import type { TransferOrder } from "../domain/gateway";
import { runPayouts } from "../operations/run-payouts";
import { sendTransfer } from "../operations/send-transfer";
import { moveClock } from "./testing";
import { openPayoutBench } from "./testing-payouts";

/** A payout that was sent, whose answer is still to be recorded by the test. */
export async function sentPayout() {
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
  const [transfer] = found;
  if (!transfer) throw new Error("Stripe has no transfer");
  return { bench, payee, attempt, order, transfer };
}
