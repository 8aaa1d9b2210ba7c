import "server-only";
import { sql } from "drizzle-orm";
import type { Micros } from "@/domain/money";
import { at, query, type Reader, type Transaction } from "../client";
import type { PayoutKey } from "./payouts";

/** The transfer succeeded: from here the reserve's days are counted (R5). */
export async function startReserveClock(
  tx: Transaction,
  key: PayoutKey,
  releaseAt: Date,
): Promise<void> {
  await tx.execute(sql`update reserves set release_at = ${at(releaseAt)}
    where developer_id = ${key.developerId} and payout_id = ${key.payoutId} and state = 'held'`);
}

export async function voidReserve(tx: Transaction, key: PayoutKey): Promise<void> {
  await tx.execute(sql`update reserves set state = 'void'
    where developer_id = ${key.developerId} and payout_id = ${key.payoutId} and state = 'held'`);
}

/**
 * Reserves whose time is over, oldest first, of payouts that were paid (section 3). A transfer
 * taken back later does not strand its reserve: what was kept back is the developer's.
 */
export async function findDueReserves(reader: Reader, limit: number): Promise<PayoutKey[]> {
  return query<PayoutKey>(
    reader,
    sql`select reserves.developer_id as "developerId", payout_id as "payoutId"
      from reserves join payouts on payouts.developer_id = reserves.developer_id
        and payouts.id = reserves.payout_id
      where reserves.state = 'held' and release_at <= (select business_now())
        and payouts.state in ('paid', 'partially_reversed', 'reversed')
      order by release_at, reserves.developer_id limit ${limit}`,
  );
}

/** When the next reserve is due that is not yet; null when none is. */
export async function nextReleaseAt(reader: Reader): Promise<Date | null> {
  const [next] = await query<{ release_at: Date }>(
    reader,
    sql`select release_at from reserves join payouts
        on payouts.developer_id = reserves.developer_id and payouts.id = reserves.payout_id
      where reserves.state = 'held' and release_at > (select business_now())
        and payouts.state in ('paid', 'partially_reversed', 'reversed')
      order by release_at limit 1`,
  );
  return next?.release_at ?? null;
}

/**
 * Marks what is left of a due reserve as released and answers how much that is; null when another
 * writer was faster. Lock its developer first.
 */
export async function releaseDueReserve(
  tx: Transaction,
  key: PayoutKey,
  releasedAt: Date,
): Promise<Micros | null> {
  const [released] = await query<{ amount: Micros }>(
    tx,
    sql`update reserves set state = 'released', released = amount - applied,
        released_at = ${at(releasedAt)}
      where developer_id = ${key.developerId} and payout_id = ${key.payoutId}
        and state = 'held' and release_at <= (select business_now())
      returning released as amount`,
  );
  return released?.amount ?? null;
}

export interface AppliableReserve {
  readonly payoutId: string;
  readonly left: Micros;
}

/** Reserves of paid payouts that still hold something, oldest first (R13). */
export async function appliableReserves(
  tx: Transaction,
  developerId: string,
): Promise<AppliableReserve[]> {
  return query<AppliableReserve>(
    tx,
    sql`select payout_id as "payoutId", amount - applied - released as left
      from reserves join payouts on payouts.developer_id = reserves.developer_id
        and payouts.id = reserves.payout_id
      where reserves.developer_id = ${developerId} and reserves.state = 'held'
        and payouts.state in ('paid', 'partially_reversed', 'reversed')
      order by payouts.paid_at, payouts.id for update of reserves`,
  );
}

/** Takes part of a held reserve; one with nothing left is applied. */
export async function applyReserve(tx: Transaction, key: PayoutKey, amount: Micros): Promise<void> {
  await tx.execute(sql`update reserves set applied = applied + ${amount},
      state = case when applied + ${amount} = reserves.amount - released
        then 'applied' else 'held' end
    where developer_id = ${key.developerId} and payout_id = ${key.payoutId} and state = 'held'`);
}
