import "server-only";
import { developerOfAccount } from "@/db/queries/connected-accounts";
import {
  findUnhandledEvent,
  markFailed,
  markHandled,
  type StoredEvent,
} from "@/db/queries/stripe-events";
import { confirmTransfer } from "./confirm-transfer";
import type { Context } from "./context";
import { mirrorAccount } from "./mirror-account";
import { settleBankPayout } from "./settle-bank-payout";

/**
 * Works on one stored Stripe event (section 6). The payload only says where to look: what matters
 * is asked of Stripe again, so repeats and any order end the same. Marked handled only after it
 * worked; a failure is kept and comes back later.
 */
export async function handleStripeEvent(ctx: Context, eventId: string): Promise<void> {
  const stored = await findUnhandledEvent(ctx.db, eventId);
  if (!stored) return;
  try {
    await work(ctx, stored);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    ctx.log.warn({ event: eventId, type: stored.type, reason }, "A Stripe event failed");
    await markFailed(ctx.db, eventId, reason);
    return;
  }
  await markHandled(ctx.db, eventId);
}

async function work(ctx: Context, stored: StoredEvent): Promise<void> {
  switch (stored.type) {
    case "account.updated":
    case "account.application.deauthorized":
    case "account.external_account.created":
    case "account.external_account.updated":
    case "account.external_account.deleted":
    case "capability.updated":
      return lookAtAccount(ctx, stored);
    case "transfer.created":
    case "transfer.updated":
    // Stripe stopped sending these two years ago; what is true is asked for all the same.
    case "transfer.paid":
    case "transfer.failed":
      return confirmTransfer(ctx, objectId(stored));
    case "payout.created":
    case "payout.updated":
    case "payout.paid":
    case "payout.failed":
    case "payout.canceled":
    case "payout.reconciliation_completed":
      return settle(ctx, stored);
    default:
      return;
  }
}

async function lookAtAccount(ctx: Context, stored: StoredEvent): Promise<void> {
  const stripeAccountId = stored.stripeAccountId ?? objectId(stored);
  const developerId = await developerOfAccount(ctx.db, stripeAccountId);
  if (developerId) await mirrorAccount(ctx, { developerId });
}

/** Without an account these speak of the platform's own bank payouts (R14). */
async function settle(ctx: Context, stored: StoredEvent): Promise<void> {
  if (!stored.stripeAccountId) return;
  await settleBankPayout(ctx, stored.stripeAccountId, objectId(stored));
}

function objectId(stored: StoredEvent): string {
  const { data } = stored.payload as { data?: { object?: { id?: unknown } } };
  const id = data?.object?.id;
  if (typeof id !== "string") throw new Error(`event ${stored.id} names no object`);
  return id;
}
