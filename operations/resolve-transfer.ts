import "server-only";
import { lockDeveloper } from "@/db/queries/payout-facts";
import {
  type AttemptRow,
  latestAttempt,
  lockPayout,
  updateAttempt,
  updatePayout,
} from "@/db/queries/payouts";
import type { SentTransfer, TransferOrder } from "@/domain/gateway";
import { carries, KEY_TAKEN } from "@/domain/payouts/classify";
import { addMinutes, hoursBetween } from "@/domain/time";
import type { Context } from "./context";
import type { SendResult } from "./record-transfer-outcome";
import { recordTransferReturn } from "./record-transfer-return";
import { settleSuccess } from "./settle-transfer-success";

/** Stripe may forget a key after 24 hours; younger than this, resending it is the safe question. */
const KEY_IS_SAFE_HOURS = 23;
/** What waits for people is looked up at Stripe as often as this. */
const PEOPLE_MINUTES = 60;
/** Two looks that find nothing count as proof only when they lie this far apart. */
export const LISTINGS_APART_MINUTES = 10;

/**
 * Finds out what became of an attempt whose outcome is not known (R9): adopt the transfer that
 * Stripe has, resend while the key is certainly remembered, and otherwise give the attempt up
 * only after two looks, some minutes apart, found nothing.
 */
export async function resolveTransfer(
  ctx: Context,
  order: TransferOrder,
  attempt: AttemptRow,
): Promise<SendResult | "resend"> {
  const now = await ctx.now();
  const settled = await settleFound(ctx, order, attempt);
  if (settled) return settled;
  if (attempt.state === "created") return "resend";
  if (attempt.refusalCode === KEY_TAKEN) return waitForPeople(ctx, attempt, now);
  if (isKeySafe(attempt, now)) return "resend";
  return countEmptyListing(ctx, attempt, now);
}

/** Whether Stripe certainly still knows this attempt's key, so that a resend cannot pay again. */
export function isKeySafe(attempt: AttemptRow, now: Date): boolean {
  return hoursBetween(attempt.firstSentAt ?? attempt.createdAt, now) < KEY_IS_SAFE_HOURS;
}

/**
 * Settles with what Stripe has: one transfer is recorded, or has been meanwhile, and every other is
 * taken back (R9). Which one it is, is decided under the lock and not by this listing.
 */
async function settleFound(
  ctx: Context,
  order: TransferOrder,
  attempt: AttemptRow,
): Promise<SendResult | null> {
  let settled: SendResult | null = null;
  for (const transfer of await findOurs(ctx, order)) {
    settled = await settleSuccess(ctx, order, attempt, transfer);
    await recordTransferReturn(ctx, attempt, transfer);
  }
  return settled;
}

/** Transfers at Stripe that carry this payout, oldest first. */
async function findOurs(ctx: Context, order: TransferOrder): Promise<readonly SentTransfer[]> {
  const listed = await ctx.gateway.findTransfers(order.payoutId, order.destination);
  return listed.filter((transfer) => carries(order, transfer));
}

/** Empty listings prove nothing here: the rows may have gone out under another payout's name. */
async function waitForPeople(ctx: Context, attempt: AttemptRow, now: Date): Promise<SendResult> {
  await ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, attempt.developerId);
    const payout = await lockPayout(tx, attempt);
    if (payout?.state !== "processing") return;
    await updatePayout(tx, attempt, { nextTryAt: addMinutes(now, PEOPLE_MINUTES) });
  });
  return { kind: "unknown" };
}

async function countEmptyListing(
  ctx: Context,
  attempt: AttemptRow,
  now: Date,
): Promise<SendResult> {
  return ctx.db.transaction(async (tx): Promise<SendResult> => {
    await lockDeveloper(tx, attempt.developerId);
    const current = await latestAttempt(tx, attempt);
    if (current?.number !== attempt.number || isResolved(current)) return { kind: "unknown" };
    if (current.refusalCode === KEY_TAKEN) return { kind: "unknown" };

    const lastListed = current.lastListedAt;
    const apart = !lastListed || addMinutes(lastListed, LISTINGS_APART_MINUTES) <= now;
    const listings = current.emptyListings + (apart ? 1 : 0);
    const proven = listings >= 2;

    if (current.state === "sent") await updateAttempt(tx, attempt, { state: "unknown" });
    await updateAttempt(tx, attempt, {
      emptyListings: listings,
      ...(apart ? { lastListedAt: now } : {}),
      ...(proven ? NEVER_ARRIVED : {}),
    });
    await updatePayout(tx, attempt, {
      ...(proven ? { state: "pending" as const, handedAt: null } : {}),
      nextTryAt: addMinutes(now, proven ? 0 : LISTINGS_APART_MINUTES),
    });
    return proven ? { kind: "postponed", reason: "never_arrived" } : { kind: "unknown" };
  });
}

const NEVER_ARRIVED = { state: "refused", refusalCode: "never_arrived" } as const;

function isResolved(attempt: AttemptRow): boolean {
  return attempt.state === "succeeded" || attempt.state === "refused";
}
