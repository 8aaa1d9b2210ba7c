import "server-only";
import {
  accountsToLookAt,
  beginPoll,
  completePoll,
  noteSettlementLook,
  openSettlements,
} from "@/db/queries/polling";
import {
  GatewayFault,
  GatewayRefused,
  type Page,
  pagesOf,
  type SentTransfer,
} from "@/domain/gateway";
import { addDays } from "@/domain/time";
import { bookTransfer } from "./confirm-transfer";
import type { Context } from "./context";
import { mirrorAccount } from "./mirror-account";
import { settleBankPayout } from "./settle-bank-payout";

/** An account is not asked about more often than this. */
const LOOK_AGAIN_MINUTES = 60;
const MOST_ACCOUNTS = 200;
const TRANSFER_DAYS = 2;
/** As long as Stripe lists its events: a transfer may be taken back at any age. */
const RETURN_DAYS = 30;

export interface Polled {
  readonly transfers: number;
  readonly returns: number;
  readonly accounts: number;
  readonly settlements: number;
}

/**
 * Asks Stripe for what its webhooks should have told us (section 6): recent transfers and what
 * was taken back of them, accounts that keep money waiting, bank payouts that are not final. So a
 * day without any webhook changes nothing but the hour at which we know. Each part stands alone.
 */
export async function pollStripe(ctx: Context): Promise<Polled> {
  return {
    transfers: await patiently(ctx, "transfers", pollTransfers),
    returns: await patiently(ctx, "returns", pollReturns),
    accounts: await patiently(ctx, "accounts", pollAccounts),
    settlements: await patiently(ctx, "settlements", pollSettlements),
  };
}

async function pollTransfers(ctx: Context): Promise<number> {
  const since = addDays(await ctx.now(), -TRANSFER_DAYS);
  return bookAll(ctx, (after) => ctx.gateway.listTransfersSince(since, after));
}

async function pollReturns(ctx: Context): Promise<number> {
  const since = addDays(await ctx.now(), -RETURN_DAYS);
  return bookAll(ctx, (after) => ctx.gateway.listReturnsSince(since, after));
}

async function bookAll(
  ctx: Context,
  read: (after?: string) => Promise<Page<SentTransfer>>,
): Promise<number> {
  let booked = 0;
  for await (const page of pagesOf(read)) {
    await each(ctx, page, (transfer) => bookTransfer(ctx, transfer));
    booked += page.length;
  }
  return booked;
}

async function pollAccounts(ctx: Context): Promise<number> {
  const waiting = await accountsToLookAt(ctx.db, LOOK_AGAIN_MINUTES, MOST_ACCOUNTS);
  await each(ctx, waiting, (developerId) => mirrorAccount(ctx, { developerId }));
  return waiting.length;
}

async function pollSettlements(ctx: Context): Promise<number> {
  const open = await openSettlements(ctx.db, MOST_ACCOUNTS);
  await each(ctx, open, async (settlement) => {
    await noteSettlementLook(ctx.db, settlement);
    const { stripeAccountId, since } = settlement;
    const bankPayouts = await ctx.gateway.listBankPayoutsSince(stripeAccountId, since);
    for (const { id } of bankPayouts) await settleBankPayout(ctx, stripeAccountId, id);
  });
  return open.length;
}

/** One thing that Stripe refuses to do or to show holds up nothing behind it. */
async function each<T>(
  ctx: Context,
  things: readonly T[],
  look: (thing: T) => Promise<unknown>,
): Promise<void> {
  for (const thing of things) {
    try {
      await look(thing);
    } catch (fault) {
      if (!(fault instanceof GatewayRefused)) throw fault;
      ctx.log.warn({ reason: fault.message }, "Stripe refused a part of a poll");
    }
  }
}

/** Stripe being away is no failure of ours: the next poll asks again. */
async function patiently(
  ctx: Context,
  part: keyof Polled,
  poll: (ctx: Context) => Promise<number>,
): Promise<number> {
  await beginPoll(ctx.db, part);
  try {
    const looked = await poll(ctx);
    await completePoll(ctx.db, part);
    return looked;
  } catch (fault) {
    if (!(fault instanceof GatewayFault)) throw fault;
    ctx.log.warn({ reason: fault.message, part }, "Stripe could not be polled");
    return 0;
  }
}
