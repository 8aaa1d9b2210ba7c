import "server-only";
import { findPayoutKey } from "@/db/queries/desk-payouts";
import { openSubjects } from "@/db/queries/findings";
import {
  findPayout,
  type PayoutRow,
  paidPayoutsSince,
  payoutOfTransfer,
} from "@/db/queries/payouts";
import type { Finding } from "@/domain/desk/finding";
import { pagesOf, type SentTransfer } from "@/domain/gateway";
import { fromCents } from "@/domain/money";
import { addDays } from "@/domain/time";
import type { Context } from "../context";
import type { Rule } from "./rule";

const NAME = "transfers_at_stripe";
const DAYS = 3;

type Disagreement = Omit<Finding, "rule">;

/**
 * Stripe's transfers and our paid payouts are the same ones, for the same money, both ways. What
 * was found before and is too old to be listed is asked for by itself: time settles nothing.
 */
export const transfersAtStripe: Rule = {
  name: NAME,
  async find(ctx) {
    const since = addDays(await ctx.now(), -DAYS);
    const found: Disagreement[] = [];
    const seen = new Set<string>();
    const read = (after?: string) => ctx.gateway.listTransfersSince(since, after);
    for await (const page of pagesOf(read)) {
      for (const transfer of page) {
        seen.add(transfer.id);
        found.push(...(await compare(ctx, transfer)));
      }
    }
    for await (const payout of paidPayoutsSince(ctx.db, addDays(since, 1))) {
      seen.add(payout.id);
      if (!seen.has(payout.stripeTransferId ?? "")) found.push(missing(payout));
    }
    for (const subject of await openSubjects(ctx.db, NAME)) {
      if (!seen.has(subject)) found.push(...(await lookAgain(ctx, subject)));
    }
    return found;
  },
};

async function compare(ctx: Context, transfer: SentTransfer): Promise<Disagreement[]> {
  const payout = await payoutOfTransfer(ctx.db, transfer.metadata, transfer.id);
  const subject = transfer.id;
  const taken = fromCents(transfer.amountReversed);
  const amount = fromCents(transfer.amount);
  if (!payout) {
    if (taken === amount) return [];
    const detail = "Stripe has this transfer, and no payout of ours stands for it";
    return [{ subject, detail, amount: amount - taken }];
  }
  if (payout.transfer === amount && payout.reversed === taken) return [];
  const detail = `Stripe says ${amount} less ${taken}, payout ${payout.id} says ${
    payout.transfer
  } less ${payout.reversed}`;
  return [{ subject, detail, amount: amount - taken - payout.transfer }];
}

/** The subject of an older finding is a transfer of Stripe's, or a payout whose transfer is not. */
async function lookAgain(ctx: Context, subject: string): Promise<Disagreement[]> {
  const key = await findPayoutKey(ctx.db, subject);
  const payout = key && (await findPayout(ctx.db, key));
  const transferId = payout ? payout.stripeTransferId : subject;
  const transfer = transferId && (await ctx.gateway.retrieveTransfer(transferId));
  if (payout) return transfer ? [] : [missing(payout)];
  return transfer ? compare(ctx, transfer) : [];
}

function missing({ id, stripeTransferId, transfer }: PayoutRow): Disagreement {
  const detail = `paid by ${stripeTransferId}, which Stripe does not list`;
  return { subject: id, detail, amount: transfer };
}
