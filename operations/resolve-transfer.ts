import "server-only";
import { lockDeveloper } from "@/db/queries/payout-facts";
import { type AttemptRow, latestAttempt, updateAttempt, updatePayout } from "@/db/queries/payouts";
import type { SentTransfer, TransferOrder } from "@/domain/gateway";
import { carries } from "@/domain/payouts/classify";
import { addMinutes, hoursBetween } from "@/domain/time";
import type { Context } from "./context";
import type { SendResult } from "./record-transfer-outcome";
import { recordTransferReturn } from "./record-transfer-return";
import { settleSuccess } from "./settle-transfer-success";
import { takeBackTransfer } from "./take-back-transfer";

/** Stripe may forget a key after 24 hours; younger than this, resending it is the safe question. */
const KEY_IS_SAFE_HOURS = 23;
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
  const found = await findOurs(ctx, order);
  const [first, ...extras] = found;
  if (extras.length > 0) await takeBackExtras(ctx, order, extras);
  if (first) {
    const settled = await settleSuccess(ctx, order, attempt, first);
    await recordTransferReturn(ctx, attempt, first);
    return settled;
  }

  if (attempt.state === "created") return "resend";
  if (isKeySafe(attempt, now)) return "resend";
  return countEmptyListing(ctx, attempt, now);
}

/** Whether Stripe certainly still knows this attempt's key, so that a resend cannot pay again. */
export function isKeySafe(attempt: AttemptRow, now: Date): boolean {
  return hoursBetween(attempt.firstSentAt ?? attempt.createdAt, now) < KEY_IS_SAFE_HOURS;
}

/** More than one transfer of one payout: an alarm, and the extra ones are reversed (R9). */
async function takeBackExtras(
  ctx: Context,
  order: TransferOrder,
  extras: readonly SentTransfer[],
): Promise<void> {
  for (const extra of extras) {
    const detail = `transfer ${extra.id} is a second one of payout ${order.payoutId}`;
    await takeBackTransfer(ctx, extra, detail);
  }
}

/** Transfers at Stripe that carry this payout, oldest first. */
async function findOurs(ctx: Context, order: TransferOrder): Promise<readonly SentTransfer[]> {
  const listed = await ctx.gateway.findTransfers(order.payoutId, order.destination);
  return listed.filter((transfer) => carries(order, transfer));
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
      ...(proven ? { state: "pending" as const } : {}),
      nextTryAt: addMinutes(now, proven ? 0 : LISTINGS_APART_MINUTES),
    });
    return proven ? { kind: "postponed", reason: "never_arrived" } : { kind: "unknown" };
  });
}

const NEVER_ARRIVED = { state: "refused", refusalCode: "never_arrived" } as const;

function isResolved(attempt: AttemptRow): boolean {
  return attempt.state === "succeeded" || attempt.state === "refused";
}
