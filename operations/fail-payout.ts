import "server-only";
import { findConnectedAccount } from "@/db/queries/connected-accounts";
import { stopAutoPayouts } from "@/db/queries/developers";
import { postJournal } from "@/db/queries/ledger";
import { tellPayoutNews } from "@/db/queries/news";
import { lockDeveloper } from "@/db/queries/payout-facts";
import {
  type AttemptRow,
  giveClaimBack,
  latestAttempt,
  lockPayout,
  updateAttempt,
  updatePayout,
} from "@/db/queries/payouts";
import { voidReserve } from "@/db/queries/reserves";
import { payoutWithdrawnJournal } from "@/domain/ledger/journals";
import { type ProvenRefusal, provesNothingSent } from "@/domain/payouts/classify";
import type { Context } from "./context";
import type { SendResult } from "./record-transfer-outcome";
import { stopAfterSeveralRefusals } from "./switch-sending";

/**
 * A payout that the developer's own account refused (R10): its promise is reversed in the books,
 * its earnings are payable again, its reserve void, and automatic payouts stop until a later look
 * finds the account ready.
 */
export async function failPayout(
  ctx: Context,
  attempt: AttemptRow,
  refused: ProvenRefusal,
): Promise<SendResult> {
  const now = await ctx.now();
  const result = await ctx.db.transaction(async (tx): Promise<SendResult> => {
    await lockDeveloper(tx, attempt.developerId);
    const payout = await lockPayout(tx, attempt);
    const current = await latestAttempt(tx, attempt);
    if (payout?.state !== "processing" || current?.number !== attempt.number) {
      return { kind: "nothing_to_do" };
    }
    if (!provesNothingSent(current, refused)) return { kind: "unknown" };

    await updateAttempt(tx, attempt, {
      state: "refused",
      refusalCode: refused.code,
      detail: refused.detail,
      resolvedAt: now,
    });
    await updatePayout(tx, attempt, {
      state: "failed",
      failedAt: now,
      failureCode: refused.code,
      failureDetail: refused.detail,
      nextTryAt: null,
    });
    const withdrawn = payoutWithdrawnJournal("payout_failed", payout.id, payout);
    await postJournal(tx, payout.developerId, withdrawn, now);
    await voidReserve(tx, attempt);
    await giveClaimBack(tx, attempt);
    // An account that has been replaced says nothing about the one that replaced it.
    const connected = await findConnectedAccount(tx, payout.developerId);
    if (connected?.stripeAccountId === payout.destination) {
      await stopAutoPayouts(tx, payout.developerId, now, refused.code);
    }
    const told = { developerId: payout.developerId, payoutId: payout.id };
    await tellPayoutNews(tx, "payout_failed", [told], now);
    return { kind: "failed", code: refused.code };
  });
  if (result.kind === "failed") await stopAfterSeveralRefusals(ctx, now);
  return result;
}
