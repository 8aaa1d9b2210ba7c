import "server-only";
import { accountsToLookAt, noteSettlementLook, openSettlements } from "@/db/queries/polling";
import { GatewayFault, GatewayRefused } from "@/domain/gateway";
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
  readonly accounts: number;
  readonly settlements: number;
}

/**
 * Asks Stripe for what its webhooks should have told us (section 6): recent transfers and what
 * was taken back of them, accounts that keep money waiting, bank payouts that are not final. So a
 * day without any webhook changes nothing but the hour at which we know.
 */
export async function pollStripe(ctx: Context): Promise<Polled> {
  const transfers = await patiently(ctx, () => pollTransfers(ctx));
  const accounts = await patiently(ctx, () => pollAccounts(ctx));
  const settlements = await patiently(ctx, () => pollSettlements(ctx));
  return { transfers, accounts, settlements };
}

async function pollTransfers(ctx: Context): Promise<number> {
  const now = await ctx.now();
  const listed = await ctx.gateway.listTransfersSince(addDays(now, -TRANSFER_DAYS));
  await each(ctx, listed, (transfer) => bookTransfer(ctx, transfer));
  const returned = await ctx.gateway.listReturnsSince(addDays(now, -RETURN_DAYS));
  await each(ctx, returned, (transfer) => bookTransfer(ctx, transfer));
  return listed.length;
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
async function patiently(ctx: Context, poll: () => Promise<number>): Promise<number> {
  try {
    return await poll();
  } catch (fault) {
    if (!(fault instanceof GatewayFault)) throw fault;
    ctx.log.warn({ reason: fault.message }, "Stripe could not be polled");
    return 0;
  }
}
