import "server-only";
import type { Transaction } from "@/db/client";
import { ledgerBalancesOf, postJournal } from "@/db/queries/ledger";
import { tellNews } from "@/db/queries/news";
import { appliableReserves, applyReserve } from "@/db/queries/reserves";
import { insertTimelineRow } from "@/db/queries/timeline";
import { reserveAppliedJournal } from "@/domain/ledger/journals";
import { least, type Micros } from "@/domain/money";

/**
 * Covers a developer's negative held + payable from the reserves of their paid payouts, oldest
 * first, partly if need be (R13). What is left stays a negative balance that later earnings
 * recover. Runs inside the transaction that changed what they are owed, under their lock;
 * `cause` names that change, so that each application is a row of its own. Answers what was
 * covered, in micros.
 */
export async function coverShortfall(
  tx: Transaction,
  developerId: string,
  cause: string,
  now: Date,
): Promise<Micros> {
  const { owed } = await ledgerBalancesOf(tx, developerId);
  let missing: Micros = owed < 0n ? -owed : 0n;
  const shortfall = missing;
  if (missing === 0n) return 0n;

  for (const reserve of await appliableReserves(tx, developerId)) {
    if (missing === 0n) break;
    const amount = least(missing, reserve.left);
    const businessId = `${reserve.payoutId}/${cause}`;
    await applyReserve(tx, { developerId, payoutId: reserve.payoutId }, amount);
    const journal = reserveAppliedJournal(businessId, amount);
    const journalId = await postJournal(tx, developerId, journal, now);
    await insertTimelineRow(tx, {
      developerId,
      kind: "reserve_applied",
      businessId,
      amount,
      occurredAt: now,
      journalId,
    });
    missing -= amount;
  }
  if (missing > 0n) {
    const news = { kind: "balance_negative", missing } as const;
    // Once a day: a wave of refunds is one thing to be told.
    await tellNews(tx, { developerId, factId: now.toISOString().slice(0, 10), news }, now);
  }
  return shortfall - missing;
}
