import { expect, test } from "vitest";
import { listOpenFindings } from "@/db/queries/findings";
import { latestAttempt } from "@/db/queries/payouts";
import { brokenBooks } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { restoredPayout } from "@/local/testing-restored-payout";
import { confirmTransfer } from "./confirm-transfer";
import { pollStripe } from "./poll-stripe";
import { AGAINST_STRIPE, OWN_BOOKS, reconcileBooks } from "./reconcile-books";

async function transferNaming(metadata: Record<string, string>) {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  const to = { amount: 500, currency: "usd", destination: payee.stripeAccountId };
  const { id } = await bench.stripe.transfers.create({ ...to, metadata });
  await confirmTransfer(bench.ctx, id);
  expect(await bench.payoutsOf(payee.developerId)).toEqual([]);
  expect(await bench.ctx.gateway.retrieveTransfer(id)).toMatchObject({ amountReversed: 0n });
  return { bench, id };
}

test("transfers that are not ours, or are gone, are let be", async () => {
  const { bench } = await transferNaming({ order: "of another product" });
  await confirmTransfer(bench.ctx, "tr_nowhere");
  expect(await listOpenFindings(bench.ctx.db, 5)).toEqual([]);
});

test("one that names a payout we do not have is told at once, and left where it is", async () => {
  const { bench, id } = await transferNaming({ developer_id: "dev_1", payout_id: "pay_unknown" });
  const told = [{ rule: "transfers_at_stripe", subject: id, amount: 5_000_000n }];
  expect(await listOpenFindings(bench.ctx.db, 5)).toMatchObject(told);
  await reconcileBooks(bench.ctx, AGAINST_STRIPE);
  expect(await listOpenFindings(bench.ctx.db, 5)).toMatchObject(told);
});

test("a waiting payout of restored books is paid by the transfer that went out", async () => {
  const { bench, payee, key, lost } = await restoredPayout();
  await pollStripe(bench.ctx);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
  expect(await latestAttempt(bench.ctx.db, key)).toMatchObject({
    number: 1,
    stripeTransferId: lost.id,
    adopted: true,
  });
  expect(await reconcileBooks(bench.ctx, AGAINST_STRIPE)).toMatchObject({ found: 0 });
  expect(await reconcileBooks(bench.ctx, OWN_BOOKS)).toMatchObject({ found: 0 });
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("a transfer for another amount does not pay a waiting payout", async () => {
  const { bench, payee, key, lost } = await restoredPayout({ sentAs: "pay_lost" });
  const { id } = await bench.stripe.transfers.create({
    amount: Number(lost.amount) - 1,
    currency: "usd",
    destination: payee.stripeAccountId,
    transfer_group: key.payoutId,
    metadata: { developer_id: key.developerId, payout_id: key.payoutId },
  });
  await confirmTransfer(bench.ctx, id);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "pending" }]);
  expect(await bench.attemptsOf(payee.developerId)).toEqual([]);
});
