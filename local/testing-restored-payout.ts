import { claimHash } from "../db/queries/payouts";
import { runPayouts } from "../operations/run-payouts";
import { sendTransfer } from "../operations/send-transfer";
import { moveClock } from "./testing";
import { openPayoutBench } from "./testing-payouts";

/**
 * Books as a restore leaves them: a payout that waits to be sent, although its rows went out in
 * the time that was lost, as this payout or as one that the books do not have. No webhook comes.
 */
export async function restoredPayout(options: { readonly sentAs?: string } = {}) {
  const bench = await openPayoutBench();
  const { ctx } = bench;
  await bench.control("faults", { effect: "drop", match: {}, times: null });
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  const later = async (days: number) => {
    await moveClock(ctx.db, days);
    await ctx.stripeClock.moveTo(await ctx.now());
  };
  await later(8);
  await runPayouts(ctx);
  const [planned] = await bench.payoutsOf(payee.developerId);
  const key = { developerId: payee.developerId, payoutId: planned?.id ?? "" };
  const hash = await ctx.db.transaction((tx) => claimHash(tx, key));
  const lost = await ctx.gateway.sendTransfer({
    developerId: key.developerId,
    payoutId: options.sentAs ?? key.payoutId,
    attempt: 1,
    destination: payee.stripeAccountId,
    amount: (planned?.transfer ?? 0n) / 10_000n,
    idempotencyKey: `payout_${key.developerId}_${hash}`,
  });
  if (lost.kind !== "sent") throw new Error("nothing was sent");
  return { bench, payee, key, lost: lost.transfer, later, send: () => sendTransfer(ctx, key) };
}
