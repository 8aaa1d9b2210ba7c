import "server-only";
import { sql } from "drizzle-orm";
import type { Micros } from "@/domain/money";
import type { ReserveState } from "@/domain/payouts/states";
import type { LedgerReserve } from "@/domain/reserves/reserve";
import { query, type Reader } from "../client";

export interface ReserveFilter {
  readonly state: ReserveState | null;
  readonly limit: number;
  readonly skip: number;
}

/** Reserves of everybody, the next to be released first; those that are over by their payout. */
export async function listReserveLedger(
  reader: Reader,
  { state, limit, skip }: ReserveFilter,
): Promise<LedgerReserve[]> {
  return query<LedgerReserve>(
    reader,
    sql`select reserves.developer_id as "developerId", developers.name as developer,
        payout_id as "payoutId", amount, released, applied, state, release_at as "releaseAt"
      from reserves join developers on developers.id = reserves.developer_id
      where ${state === null ? sql`true` : sql`state = ${state}`}
      order by state = 'held' desc, release_at nulls last, payout_id
      limit ${limit} offset ${skip}`,
  );
}

export async function reserveTotals(
  reader: Reader,
): Promise<{ readonly state: ReserveState; readonly reserves: number; readonly left: Micros }[]> {
  return query(
    reader,
    sql`select state, count(*)::int as reserves,
        sum(case state when 'held' then amount - released - applied
          when 'released' then released when 'applied' then applied else amount end)::bigint as left
      from reserves group by state order by state`,
  );
}
