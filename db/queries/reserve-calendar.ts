import "server-only";
import { sql } from "drizzle-orm";
import type { Bookmark } from "@/domain/bookmark";
import type { Micros } from "@/domain/money";
import type { HeldReserve, ReleaseDay } from "@/domain/reserves/calendar";
import { exactly, query, type Reader } from "../client";

export interface ReservePage {
  readonly limit: number;
  readonly after?: Bookmark | undefined;
}

const LEFT = sql`r.amount - r.released - r.applied`;
const RELEASE = sql`coalesce(r.release_at, 'infinity')`;

/** Reserves that are held, the next to be released first; those without a day yet at the end. */
export async function listHeldReserves(
  reader: Reader,
  developerId: string,
  { limit, after }: ReservePage,
): Promise<(HeldReserve & { readonly bookmark: Bookmark })[]> {
  const later = after
    ? sql`and (${RELEASE}, r.payout_id) > (${after.at}::timestamptz, ${after.id})`
    : sql``;
  const rows = await query<HeldReserve & { at: string }>(
    reader,
    sql`select r.payout_id as "payoutId", p.created_at as "payoutAt", r.amount, ${LEFT} as held,
        r.release_at as "releaseAt", p.reserve_days as "reserveDays",
        ${exactly(RELEASE)} as at
      from reserves r join payouts p on p.developer_id = r.developer_id and p.id = r.payout_id
      where r.developer_id = ${developerId} and r.state = 'held' ${later}
      order by ${RELEASE}, r.payout_id limit ${limit}`,
  );
  return rows.map(({ at, ...row }) => ({ ...row, bookmark: { at, id: row.payoutId } }));
}

/** What is released on each day, soonest first; no date for payouts that are not paid yet. */
export async function releaseDaysOf(
  reader: Reader,
  developerId: string,
): Promise<(Omit<ReleaseDay, "date"> & { readonly date: string | null })[]> {
  return query<{ date: string | null; held: Micros; reserves: number }>(
    reader,
    sql`select to_char(r.release_at at time zone 'UTC', 'YYYY-MM-DD') as date,
        sum(${LEFT})::bigint as held, count(*)::int as reserves
      from reserves r where r.developer_id = ${developerId} and r.state = 'held'
      group by 1 order by 1`,
  );
}
