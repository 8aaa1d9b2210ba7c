import "server-only";
import { postJournal } from "@/db/queries/ledger";
import { tellPayoutNews } from "@/db/queries/news";
import { lockDeveloper } from "@/db/queries/payout-facts";
import { lockPayout, type PayoutKey, updatePayout } from "@/db/queries/payouts";
import { insertTimelineRow } from "@/db/queries/timeline";
import type { SentTransfer } from "@/domain/gateway";
import { transferReturnJournal } from "@/domain/ledger/journals";
import { fromCents, type Micros } from "@/domain/money";
import type { Context } from "./context";
import { coverShortfall } from "./cover-shortfall";

/**
 * Books what Stripe took back of a payout's recorded transfer, in part or whole (section 6): only
 * the increase of `amount_reversed` since the last look, as a row that makes it owed again.
 * Repeats and any order end the same. Answers the increase, in micros.
 */
export async function recordTransferReturn(
  ctx: Context,
  key: PayoutKey,
  transfer: SentTransfer,
): Promise<Micros> {
  const now = await ctx.now();
  return ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, key.developerId);
    const payout = await lockPayout(tx, key);
    if (payout?.stripeTransferId !== transfer.id) return 0n;
    const reversed = fromCents(transfer.amountReversed);
    const increase = reversed - payout.reversed;
    if (increase <= 0n) return 0n;

    const businessId = `${key.payoutId}/${transfer.amountReversed}`;
    const state = reversed === payout.transfer ? "reversed" : "partially_reversed";
    await updatePayout(tx, key, { reversed, state });
    const journal = transferReturnJournal(businessId, increase);
    const journalId = await postJournal(tx, key.developerId, journal, now);
    await insertTimelineRow(tx, {
      developerId: key.developerId,
      kind: "transfer_return",
      businessId,
      amount: increase,
      occurredAt: now,
      journalId,
    });
    await coverShortfall(tx, key.developerId, `returned/${businessId}`, now);
    await tellPayoutNews(tx, "transfer_returned", [{ ...key, factId: businessId }], now);
    return increase;
  });
}
