import { expect, test } from "vitest";
import { listOpenFindings } from "@/db/queries/findings";
import { sentPayout } from "@/local/testing-sent-payout";
import { bookTransfer } from "./confirm-transfer";
import { sendTransfer } from "./send-transfer";
import { takeBackTransfer } from "./take-back-transfer";

test("two transfers of one payout: one is adopted, the other reversed and alarmed", async () => {
  const { bench, payee, order, transfer } = await sentPayout();
  const extra = await bench.stripe.transfers.create({
    amount: Number(order.amount),
    currency: "usd",
    destination: order.destination,
    transfer_group: order.payoutId,
    metadata: transfer.metadata,
  });
  const key = { developerId: order.developerId, payoutId: order.payoutId };
  expect(await sendTransfer(bench.ctx, key)).toEqual({ kind: "paid", transferId: transfer.id });
  expect(await bench.ctx.gateway.retrieveTransfer(extra.id)).toMatchObject({
    amountReversed: order.amount,
  });
  expect(await listOpenFindings(bench.ctx.db, 5)).toMatchObject([
    { rule: "extra_transfer", subject: extra.id },
  ]);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
});

test("one that shows up after its payout was paid is taken back too, once", async () => {
  const { bench, order, transfer, attempt } = await sentPayout();
  const key = { developerId: attempt.developerId, payoutId: attempt.payoutId };
  await sendTransfer(bench.ctx, key);
  const extra = await bench.stripe.transfers.create({
    amount: Number(order.amount),
    currency: "usd",
    destination: order.destination,
    metadata: transfer.metadata,
  });
  for (let n = 0; n < 2; n += 1) {
    const found = await bench.ctx.gateway.retrieveTransfer(extra.id);
    if (found) await bookTransfer(bench.ctx, found);
    if (found) await takeBackTransfer(bench.ctx, found, "again");
  }
  expect(await bench.ctx.gateway.retrieveTransfer(extra.id)).toMatchObject({
    amountReversed: order.amount,
  });
});
