import "server-only";
import type { Transaction } from "@/db/client";
import { writeAudit } from "@/db/queries/audit-log";
import { resolveFinding } from "@/db/queries/findings";
import { postJournal } from "@/db/queries/ledger";
import { tellPayoutNews } from "@/db/queries/news";
import { lockDeveloper } from "@/db/queries/payout-facts";
import {
  type AttemptRow,
  giveClaimBack,
  latestAttempt,
  lockPayout,
  type PayoutKey,
  updateAttempt,
  updatePayout,
} from "@/db/queries/payouts";
import { voidReserve } from "@/db/queries/reserves";
import { payoutWithdrawnJournal } from "@/domain/ledger/journals";
import { KEY_TAKEN } from "@/domain/payouts/classify";
import { Refusal } from "@/domain/refusals";
import { approvalFacts, type Context, nameOf } from "./context";

/**
 * An operator withdraws a payout that has not gone out (section 3): the promise is reversed in
 * the books and its earnings are payable again. Refuses `payout_not_cancellable` once it is being
 * sent, or while any attempt's outcome is not known, unless its key was taken: then Stripe made
 * nothing of it, and whether its rows were paid otherwise is what the operator has settled.
 */
export async function cancelPayout(
  ctx: Context,
  input: PayoutKey & { readonly reason: string },
): Promise<void> {
  const now = await ctx.now();
  await ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, input.developerId);
    const payout = await lockPayout(tx, input);
    if (!payout) throw new Refusal("not_found");
    if (payout.state === "cancelled") return;
    const attempt = await latestAttempt(tx, input);
    const waiting = payout.state === "planned" || payout.state === "pending";
    const quiet = !attempt || attempt.state === "refused" || attempt.state === "created";
    const keyTaken = attempt?.state === "unknown" && attempt.refusalCode === KEY_TAKEN;
    if (keyTaken) await closeAttempt(tx, attempt, now);
    else if (!waiting || !quiet) throw new Refusal("payout_not_cancellable");

    await updatePayout(tx, input, { state: "cancelled", nextTryAt: null });
    const withdrawn = payoutWithdrawnJournal("payout_cancelled", payout.id, payout);
    await postJournal(tx, payout.developerId, withdrawn, now);
    await voidReserve(tx, input);
    await giveClaimBack(tx, input);
    await tellPayoutNews(tx, "payout_cancelled", [input], now);
    await writeAudit(tx, {
      actor: nameOf(ctx.actor),
      action: "payout.cancel",
      subject: payout.id,
      facts: {
        reason: input.reason,
        developer_ids: [payout.developerId],
        ...approvalFacts(ctx.actor),
      },
    });
  });
}

/** The legal way out of processing: Stripe refused the attempt, and the payout waits again. */
async function closeAttempt(tx: Transaction, attempt: AttemptRow, now: Date): Promise<void> {
  await updateAttempt(tx, attempt, { state: "refused", resolvedAt: now });
  await updatePayout(tx, attempt, { state: "pending" });
  await resolveFinding(tx, "payout_key_taken", attempt.payoutId);
}
