import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { postJournal } from "@/db/queries/ledger";
import { tellNews } from "@/db/queries/news";
import { lockDeveloper } from "@/db/queries/payout-facts";
import type { PayoutKey } from "@/db/queries/payouts";
import { findDueReserves, releaseDueReserve } from "@/db/queries/reserves";
import { insertTimelineRow } from "@/db/queries/timeline";
import { reserveReleaseJournal } from "@/domain/ledger/journals";
import { type Micros, sum } from "@/domain/money";
import { type Context, nameOf } from "./context";
import { queueNews } from "./queue-news";

const BATCH = 500;

export interface ReleasedReserves {
  readonly released: number;
  readonly amount: Micros;
}

/**
 * Gives back every reserve whose days are over (R5): it becomes a row on its developer's timeline
 * and is never reserved again. One transaction each; repeats find nothing left to release.
 */
export async function releaseReserves(ctx: Context): Promise<ReleasedReserves> {
  const amounts: Micros[] = [];
  for (;;) {
    const due = await findDueReserves(ctx.db, BATCH);
    for (const key of due) {
      const amount = await releaseOne(ctx, key);
      if (amount !== null) amounts.push(amount);
    }
    if (due.length === BATCH) continue;
    if (amounts.length > 0) await queueNews(ctx);
    return { released: amounts.length, amount: sum(amounts) };
  }
}

async function releaseOne(ctx: Context, key: PayoutKey): Promise<Micros | null> {
  const now = await ctx.now();
  return ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, key.developerId);
    const amount = await releaseDueReserve(tx, key, now);
    if (amount === null) return null;

    const journal = reserveReleaseJournal(key.payoutId, amount);
    const journalId = await postJournal(tx, key.developerId, journal, now);
    await insertTimelineRow(tx, {
      developerId: key.developerId,
      kind: "reserve_release",
      businessId: key.payoutId,
      amount,
      occurredAt: now,
      journalId,
    });
    const { developerId, payoutId } = key;
    const news = { kind: "reserve_released", payoutId, amount } as const;
    await tellNews(tx, { developerId, factId: payoutId, news }, now);
    if (ctx.actor.kind === "operator") {
      const facts = { developer_id: key.developerId, amount_credits: String(amount) };
      const entry = { action: "reserve.release", subject: key.payoutId, facts };
      await writeAudit(tx, { actor: nameOf(ctx.actor), ...entry });
    }
    return amount;
  });
}
