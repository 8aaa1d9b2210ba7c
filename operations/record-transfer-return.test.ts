import { expect, test } from "vitest";
import { brokenBooks } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { bookTransfer } from "./confirm-transfer";

async function paidPayout() {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(8);
  const [payout] = await bench.payoutsOf(payee.developerId);
  const transferId = payout?.stripe_transfer_id ?? "";
  const reverse = (amount: number) => bench.stripe.transfers.createReversal(transferId, { amount });
  return { bench, payee, transferId, reverse };
}

async function look(bench: PayoutBench, transferId: string, times = 1) {
  const transfer = await bench.ctx.gateway.retrieveTransfer(transferId);
  if (!transfer) throw new Error("the transfer is gone");
  await Promise.all(Array.from({ length: times }, () => bookTransfer(bench.ctx, transfer)));
}

test("only the increase of what was taken back becomes owed again, once", async () => {
  const { bench, payee, transferId, reverse } = await paidPayout();
  await reverse(30_00);
  await look(bench, transferId, 4);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "partially_reversed" }]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);

  await reverse(20_00);
  await reverse(49_00);
  await look(bench, transferId);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "reversed" }]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("what was taken back is paid again by the next run, without a new reserve", async () => {
  const { bench, payee, reverse } = await paidPayout();
  await reverse(99_00);
  await bench.control("flush", {});
  await bench.advance(2);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([
    { state: "reversed" },
    { state: "paid", transfer: 99_000_000n, reserve: 0n },
  ]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});
