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

const LEFT = sql`amount - released - applied`;
const RELEASE = sql`coalesce(release_at, 'infinity')`;

/** Reserves that are held, the next to be released first; those without a day yet at the end. */
export async function listHeldReserves(
  reader: Reader,
  developerId: string,
  { limit, after }: ReservePage,
): Promise<(HeldReserve & { readonly bookmark: Bookmark })[]> {
  const later = after
    ? sql`and (${RELEASE}, payout_id) > (${after.at}::timestamptz, ${after.id})`
    : sql``;
  const rows = await query<HeldReserve & { at: string }>(
    reader,
    sql`select payout_id as "payoutId", amount, ${LEFT} as held, release_at as "releaseAt",
        ${exactly(RELEASE)} as at
      from reserves where developer_id = ${developerId} and state = 'held' ${later}
      order by ${RELEASE}, payout_id limit ${limit}`,
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
    sql`select to_char(release_at at time zone 'UTC', 'YYYY-MM-DD') as date,
        sum(${LEFT})::bigint as held, count(*)::int as reserves
      from reserves where developer_id = ${developerId} and state = 'held'
      group by 1 order by 1`,
  );
}
