import "server-only";
import { findPayout, latestAttempt } from "@/db/queries/payouts";
import { toCents } from "@/domain/money";
import { carries } from "@/domain/payouts/classify";
import type { Context } from "./context";
import { settleSuccess } from "./settle-transfer-success";

/**
 * Records a transfer that Stripe told us about before, or instead of, its own answer (R9): it is
 * retrieved, and counts only if it carries what a payout's live attempt asked for.
 */
export async function confirmTransfer(ctx: Context, transferId: string): Promise<void> {
  const transfer = await ctx.gateway.retrieveTransfer(transferId);
  const developerId = transfer?.metadata.developer_id;
  const payoutId = transfer?.metadata.payout_id;
  if (!transfer || !developerId || !payoutId) return;

  const key = { developerId, payoutId };
  const payout = await findPayout(ctx.db, key);
  const attempt = await latestAttempt(ctx.db, key);
  if (payout?.state !== "processing" || !attempt) return;

  const order = {
    payoutId,
    developerId,
    attempt: attempt.number,
    destination: payout.destination,
    amount: toCents(payout.transfer),
    idempotencyKey: attempt.idempotencyKey,
  };
  if (carries(order, transfer)) await settleSuccess(ctx, order, attempt, transfer);
}
