import { expect, test } from "vitest";
import { listOpenFindings, resolveFinding } from "@/db/queries/findings";
import { brokenBooks, moveClock } from "@/local/testing";
import { sentPayout } from "@/local/testing-sent-payout";
import { bookTransfer, confirmTransfer } from "./confirm-transfer";
import { pollStripe } from "./poll-stripe";
import { sendTransfer } from "./send-transfer";
import { takeBackTransfer } from "./take-back-transfer";

type Sent = Awaited<ReturnType<typeof sentPayout>>;

/** A second transfer of the same payout, as a process that slept past its key's day makes it. */
async function makeExtra({ bench, order, transfer }: Sent): Promise<string> {
  const { id } = await bench.stripe.transfers.create({
    amount: Number(order.amount),
    currency: "usd",
    destination: order.destination,
    transfer_group: order.payoutId,
    metadata: transfer.metadata,
  });
  return id;
}

const keyOf = ({ order: { developerId, payoutId } }: Sent) => ({ developerId, payoutId });

async function taken({ bench }: Sent, id: string): Promise<bigint | undefined> {
  return (await bench.ctx.gateway.retrieveTransfer(id))?.amountReversed;
}

test("two transfers of one payout: one is adopted, the other reversed and alarmed", async () => {
  const sent = await sentPayout();
  const { bench, payee, order, transfer } = sent;
  const extra = await makeExtra(sent);
  expect(await sendTransfer(bench.ctx, keyOf(sent))).toEqual({
    kind: "paid",
    transferId: transfer.id,
  });
  expect(await taken(sent, extra)).toBe(order.amount);
  expect(await listOpenFindings(bench.ctx.db, 5)).toMatchObject([
    { rule: "extra_transfer", subject: extra },
  ]);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
});

test("when the second is recorded while both are listed, the first is the extra one", async () => {
  const sent = await sentPayout();
  const { bench, payee, order, transfer } = sent;
  const extra = await makeExtra(sent);
  const findTransfers: typeof bench.ctx.gateway.findTransfers = async (group, destination) => {
    const found = await bench.ctx.gateway.findTransfers(group, destination);
    await confirmTransfer(bench.ctx, extra);
    return found;
  };
  const racing = { ...bench.ctx, gateway: { ...bench.ctx.gateway, findTransfers } };
  expect(await sendTransfer(racing, keyOf(sent))).toEqual({ kind: "paid", transferId: extra });
  expect([await taken(sent, transfer.id), await taken(sent, extra)]).toEqual([order.amount, 0n]);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("one that shows up after its payout was paid is taken back too, once", async () => {
  const sent = await sentPayout();
  const { bench, order } = sent;
  await sendTransfer(bench.ctx, keyOf(sent));
  const extra = await makeExtra(sent);
  for (let n = 0; n < 2; n += 1) {
    const found = await bench.ctx.gateway.retrieveTransfer(extra);
    if (found) await bookTransfer(bench.ctx, found);
    if (found) await takeBackTransfer(bench.ctx, found, "again");
  }
  expect(await taken(sent, extra)).toBe(order.amount);
});

test("one that is back whole raises no alarm, whatever an old event still shows", async () => {
  const sent = await sentPayout();
  const { ctx, stripe } = sent.bench;
  await ctx.stripeClock.moveTo(await ctx.now());
  await sendTransfer(ctx, keyOf(sent));
  const extra = await makeExtra(sent);
  await stripe.transfers.createReversal(extra, { amount: 10_00 });
  await pollStripe(ctx);
  expect(await taken(sent, extra)).toBe(sent.order.amount);
  await resolveFinding(ctx.db, "extra_transfer", extra);
  await moveClock(ctx.db, 5);
  await ctx.stripeClock.moveTo(await ctx.now());
  await pollStripe(ctx);
  expect(await listOpenFindings(ctx.db, 5)).toEqual([]);
});
