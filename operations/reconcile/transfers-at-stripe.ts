import "server-only";
import { paidPayoutsSince, payoutOfTransfer } from "@/db/queries/payouts";
import type { SentTransfer } from "@/domain/gateway";
import { fromCents } from "@/domain/money";
import { addDays } from "@/domain/time";
import type { Rule } from "./rule";

const DAYS = 3;

/** Stripe's transfers and our paid payouts are the same ones, for the same money, both ways. */
export const transfersAtStripe: Rule = {
  name: "transfers_at_stripe",
  async find(ctx) {
    const since = addDays(await ctx.now(), -DAYS);
    const theirs = await ctx.gateway.listTransfersSince(since);
    const ours = await paidPayoutsSince(ctx.db, addDays(since, 1));
    const known = new Map(theirs.map((transfer) => [transfer.id, transfer]));

    const missing = ours
      .filter(({ stripeTransferId }) => !known.has(stripeTransferId ?? ""))
      .map(({ id, transfer, stripeTransferId }) => ({
        subject: id,
        detail: `paid by ${stripeTransferId}, which Stripe does not list`,
        amount: transfer,
      }));
    const strays = [];
    for (const transfer of theirs) {
      const stray = await compare(transfer);
      if (stray) strays.push(stray);
    }
    return [...missing, ...strays];

    async function compare(transfer: SentTransfer) {
      const payout = await payoutOfTransfer(ctx.db, transfer.metadata, transfer.id);
      const taken = fromCents(transfer.amountReversed);
      const amount = fromCents(transfer.amount);
      if (!payout) {
        if (taken === amount) return null;
        const detail = "Stripe has this transfer, and no payout of ours stands for it";
        return { subject: transfer.id, detail, amount: amount - taken };
      }
      if (payout.transfer === amount && payout.reversed === taken) return null;
      const detail = `Stripe says ${amount} less ${taken}, payout ${payout.id} says ${
        payout.transfer
      } less ${payout.reversed}`;
      return { subject: transfer.id, detail, amount: amount - taken - payout.transfer };
    }
  },
};
