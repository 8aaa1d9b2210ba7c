import "server-only";
import { developerOfAccount } from "@/db/queries/connected-accounts";
import { raiseFindings, resolveFindings } from "@/db/queries/findings";
import { wakeWaitingPayouts } from "@/db/queries/payouts";
import {
  findUnhandledEvent,
  markFailed,
  markHandled,
  parkedEvents,
  type StoredEvent,
} from "@/db/queries/stripe-events";
import { confirmTransfer } from "./confirm-transfer";
import type { Context } from "./context";
import { mirrorAccount } from "./mirror-account";
import { queueNews } from "./queue-news";
import { queuePayouts } from "./queue-payouts";
import { settleBankPayout } from "./settle-bank-payout";

/** After this many failures an event waits for an operator instead of coming back. */
const MOST_TRIES = 12;

/**
 * Works on one stored Stripe event (section 6). The payload only says where to look: what matters
 * is asked of Stripe again, so repeats and any order end the same. Marked handled only after it
 * worked; a failure is kept and comes back later, and one that keeps failing is parked with an
 * alarm, so that it holds up nothing.
 */
export async function handleStripeEvent(ctx: Context, eventId: string): Promise<void> {
  const stored = await findUnhandledEvent(ctx.db, eventId);
  if (!stored) return;
  try {
    await work(ctx, stored);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    ctx.log.warn({ event: eventId, type: stored.type, reason }, "A Stripe event failed");
    await keepForLater(ctx, stored, reason);
    return;
  }
  await markHandled(ctx.db, eventId);
  await queueNews(ctx);
  await resolveFindings(ctx.db, POISONED, await parkedEvents(ctx.db));
}

const POISONED = "poisoned_event";

async function keepForLater(ctx: Context, stored: StoredEvent, reason: string): Promise<void> {
  const parked = await markFailed(ctx.db, stored.id, reason, MOST_TRIES);
  if (!parked) return;
  ctx.log.error({ event: stored.id, type: stored.type, reason }, "A Stripe event is parked");
  const detail = `${stored.type} failed ${MOST_TRIES} times: ${reason}`;
  await raiseFindings(ctx.db, [{ rule: POISONED, subject: stored.id, detail, amount: null }]);
}

async function work(ctx: Context, stored: StoredEvent): Promise<void> {
  if (stored.type.startsWith("v2.core.account")) return lookAtAccount(ctx, stored);
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
    case "transfer.reversed":
      await confirmTransfer(ctx, objectId(stored));
      return;
    // Stripe stopped sending these two years ago; what is true is asked for all the same.
    case "transfer.paid":
    case "transfer.failed":
      return hearLegacyWord(ctx, stored);
    case "payout.created":
    case "payout.updated":
    case "payout.paid":
    case "payout.failed":
    case "payout.canceled":
    case "payout.reconciliation_completed":
      return settle(ctx, stored);
    case "balance.available":
      return fundsArrived(ctx, stored);
    default:
      return;
  }
}

async function lookAtAccount(ctx: Context, stored: StoredEvent): Promise<void> {
  const stripeAccountId = stored.stripeAccountId ?? objectId(stored);
  const developerId = await developerOfAccount(ctx.db, stripeAccountId);
  if (developerId) await mirrorAccount(ctx, { developerId });
}

/** A transfer said to have failed that Stripe nevertheless has is paid, and worth a look. */
async function hearLegacyWord(ctx: Context, stored: StoredEvent): Promise<void> {
  const transferId = objectId(stored);
  const there = await confirmTransfer(ctx, transferId);
  if (!there || stored.type === "transfer.paid") return;
  const detail = `transfer.failed came for ${transferId}, which Stripe has`;
  await raiseFindings(ctx.db, [
    { rule: "transfer_said_to_fail", subject: transferId, detail, amount: null },
  ]);
}

/** Without an account these speak of the platform's own bank payouts (R14). */
async function settle(ctx: Context, stored: StoredEvent): Promise<void> {
  if (!stored.stripeAccountId) return;
  await settleBankPayout(ctx, stored.stripeAccountId, objectId(stored));
}

/** The platform's own money came in: what waited for it is due now. */
async function fundsArrived(ctx: Context, stored: StoredEvent): Promise<void> {
  if (stored.stripeAccountId) return;
  await wakeWaitingPayouts(ctx.db);
  await queuePayouts(ctx);
}

function objectId(stored: StoredEvent): string {
  const { data } = stored.payload as { data?: { object?: { id?: unknown } } };
  const id = data?.object?.id;
  if (typeof id !== "string") throw new Error(`event ${stored.id} names no object`);
  return id;
}
