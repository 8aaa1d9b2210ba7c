import "server-only";
import { raiseFindings } from "@/db/queries/findings";
import { findPayout, type PayoutKey, type PayoutRow } from "@/db/queries/payouts";
import type { SentTransfer } from "@/domain/gateway";
import { fromCents, toCents } from "@/domain/money";
import { carries } from "@/domain/payouts/classify";
import { isUnresolved } from "@/domain/payouts/states";
import type { Context } from "./context";
import { recordTransferReturn } from "./record-transfer-return";
import { prepareAttempt } from "./send-transfer";
import { settleSuccess } from "./settle-transfer-success";
import { takeBackTransfer } from "./take-back-transfer";

/**
 * Looks a transfer up at Stripe and books what is true of it (R9, section 6): that it exists,
 * before or instead of its own answer, and what has been taken back of it. It counts only if it
 * carries what its payout promised, which may wait to be sent: restored books know of no send.
 * Answers whether Stripe has it.
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
  if (!payout) return tellStray(ctx, payoutId, transfer);

  if (isUnresolved(payout.state)) await adopt(ctx, key, payout, transfer);
  else if (payout.stripeTransferId !== transfer.id) await takeBackStray(ctx, payout, transfer);
  await recordTransferReturn(ctx, key, transfer);
}

/** The payout is paid by it, whatever stage of being sent these books have it in. */
async function adopt(
  ctx: Context,
  key: PayoutKey,
  payout: PayoutRow,
  transfer: SentTransfer,
): Promise<void> {
  const promise = { ...key, destination: payout.destination, amount: toCents(payout.transfer) };
  if (!carries(promise, transfer)) return;
  const ready = await prepareAttempt(ctx, key);
  if (ready.kind === "ready") await settleSuccess(ctx, ready.order, ready.attempt, transfer);
}

/** A transfer that carries our mark and is not the payout's recorded one is one too many (R9). */
async function takeBackStray(
  ctx: Context,
  payout: PayoutRow,
  transfer: SentTransfer,
): Promise<void> {
  const recorded = payout.stripeTransferId ?? "none";
  const detail = `payout ${payout.id} is ${payout.state}, its recorded transfer is ${recorded}`;
  await takeBackTransfer(ctx, transfer, detail);
}

/**
 * It names a payout that these books do not have, as after a restore: the money may be rightly
 * paid, so it stays, and people are told. Reconciliation finds the same and closes it.
 */
async function tellStray(ctx: Context, payoutId: string, transfer: SentTransfer): Promise<void> {
  const left = transfer.amount - transfer.amountReversed;
  if (left <= 0n) return;
  const detail = `Stripe has this transfer for ${payoutId}, and no payout of ours has that id`;
  ctx.log.error({ transfer: transfer.id, detail }, "A transfer names an unknown payout");
  await raiseFindings(ctx.db, [
    { rule: "transfers_at_stripe", subject: transfer.id, detail, amount: fromCents(left) },
  ]);
}
