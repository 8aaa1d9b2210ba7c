import "server-only";
import { findPayout, latestAttempt, type PayoutKey, type PayoutRow } from "@/db/queries/payouts";
import type { SentTransfer } from "@/domain/gateway";
import { toCents } from "@/domain/money";
import { carries } from "@/domain/payouts/classify";
import type { Context } from "./context";
import { recordTransferReturn } from "./record-transfer-return";
import { settleSuccess } from "./settle-transfer-success";
import { takeBackTransfer } from "./take-back-transfer";

/**
 * Looks a transfer up at Stripe and books what is true of it (R9, section 6): that it exists,
 * before or instead of its own answer, and what has been taken back of it. It counts only if it
 * carries what a payout's live attempt asked for. Answers whether Stripe has it.
 */
export async function confirmTransfer(ctx: Context, transferId: string): Promise<boolean> {
  const transfer = await ctx.gateway.retrieveTransfer(transferId);
  if (!transfer) return false;
  await bookTransfer(ctx, transfer);
  return true;
}

/** The same for a transfer that has been looked up already. */
export async function bookTransfer(ctx: Context, transfer: SentTransfer): Promise<void> {
  const { developer_id: developerId, payout_id: payoutId } = transfer.metadata;
  if (!developerId || !payoutId) return;
  const key = { developerId, payoutId };
  const payout = await findPayout(ctx.db, key);
  if (!payout) return;

  if (payout.state === "processing") await settle(ctx, key, payout, transfer);
  else if (payout.stripeTransferId !== transfer.id) await takeBackStray(ctx, payout, transfer);
  await recordTransferReturn(ctx, key, transfer);
}

async function settle(
  ctx: Context,
  key: PayoutKey,
  payout: PayoutRow,
  transfer: SentTransfer,
): Promise<void> {
  const attempt = await latestAttempt(ctx.db, key);
  if (!attempt) return;
  const order = {
    ...key,
    attempt: attempt.number,
    destination: payout.destination,
    amount: toCents(payout.transfer),
    idempotencyKey: attempt.idempotencyKey,
  };
  if (carries(order, transfer)) await settleSuccess(ctx, order, attempt, transfer);
}

/** A transfer that carries our mark and is not the payout's recorded one is one too many (R9). */
async function takeBackStray(
  ctx: Context,
  payout: PayoutRow,
  transfer: SentTransfer,
): Promise<void> {
  // One that waits for its next try finds the transfer by itself before it sends.
  if (payout.state === "planned" || payout.state === "pending") return;
  const recorded = payout.stripeTransferId ?? "none";
  const detail = `payout ${payout.id} is ${payout.state}, its recorded transfer is ${recorded}`;
  await takeBackTransfer(ctx, transfer, detail);
}
