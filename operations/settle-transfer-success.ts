import "server-only";
import { resolveFinding } from "@/db/queries/findings";
import { postJournal } from "@/db/queries/ledger";
import { tellPayoutNews } from "@/db/queries/news";
import { lockDeveloper } from "@/db/queries/payout-facts";
import {
  type AttemptRow,
  latestAttempt,
  lockPayout,
  updateAttempt,
  updatePayout,
} from "@/db/queries/payouts";
import { startReserveClock } from "@/db/queries/reserves";
import type { SentTransfer, TransferOrder } from "@/domain/gateway";
import { payoutPaidJournal } from "@/domain/ledger/journals";
import { invariant } from "@/domain/money";
import { carries } from "@/domain/payouts/classify";
import { addDays } from "@/domain/time";
import type { Context } from "./context";
import { coverShortfall } from "./cover-shortfall";
import type { SendResult } from "./record-transfer-outcome";
import { takeBackTransfer } from "./take-back-transfer";

/**
 * Records that Stripe holds this transfer: the payout is paid, its money booked as paid and its
 * reserve's clock started (R5, R9). Repeats find it done and change nothing. If the payout was paid
 * by another transfer meanwhile, this one is too many and is taken back.
 */
export async function settleSuccess(
  ctx: Context,
  order: TransferOrder,
  attempt: AttemptRow,
  transfer: SentTransfer,
): Promise<SendResult> {
  invariant(carries(order, transfer), `transfer ${transfer.id} is not payout ${order.payoutId}`);
  const recorded = await bookOnce(ctx, order, attempt, transfer);
  if (recorded !== transfer.id) {
    const detail = `payout ${order.payoutId} was paid by ${recorded} already`;
    await takeBackTransfer(ctx, transfer, detail);
  }
  return { kind: "paid", transferId: recorded };
}

/** Answers the id of the one transfer that stands for the payout, now or already. */
async function bookOnce(
  ctx: Context,
  order: TransferOrder,
  attempt: AttemptRow,
  transfer: SentTransfer,
): Promise<string> {
  const now = await ctx.now();
  return ctx.db.transaction(async (tx): Promise<string> => {
    await lockDeveloper(tx, attempt.developerId);
    const payout = await lockPayout(tx, attempt);
    const current = await latestAttempt(tx, attempt);
    if (payout?.stripeTransferId) return payout.stripeTransferId;
    invariant(
      payout?.state === "processing" && current?.number === attempt.number,
      `payout ${order.payoutId} is ${payout?.state} while transfer ${transfer.id} exists`,
    );

    const paidAt = momentOf(transfer, current.firstSentAt ?? payout.createdAt);
    // Found before this attempt was ever sent: an earlier one arrived after all.
    if (current.state === "created") {
      await updateAttempt(tx, attempt, { state: "sent", firstSentAt: now, adopted: true });
    }
    await updateAttempt(tx, attempt, {
      state: "succeeded",
      refusalCode: null,
      stripeTransferId: transfer.id,
      resolvedAt: now,
    });
    await updatePayout(tx, attempt, {
      state: "paid",
      stripeTransferId: transfer.id,
      destinationPayment: transfer.destinationPayment,
      paidAt,
      nextTryAt: null,
    });
    await startReserveClock(tx, attempt, addDays(transfer.createdAt, payout.reserveDays));
    await postJournal(tx, payout.developerId, payoutPaidJournal(payout.id, payout.transfer), now);
    await coverShortfall(tx, payout.developerId, `paid/${payout.id}`, now);
    if (current.refusalCode) await resolveFinding(tx, "payout_key_taken", payout.id);
    await tellPayoutNews(tx, "payout_sent", [order], paidAt);
    return transfer.id;
  });
}

/** Stripe tells whole seconds, cut off: a transfer does not precede the send that made it. */
function momentOf({ createdAt }: SentTransfer, sentAt: Date): Date {
  const cutOff = sentAt.getTime() - createdAt.getTime();
  return cutOff > 0 && cutOff < 1_000 ? sentAt : createdAt;
}
