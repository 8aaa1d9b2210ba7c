import "server-only";
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Bookmark } from "@/domain/bookmark";
import type { PayoutState } from "@/domain/payouts/states";
import { exactly, queryOnePrepared, queryPrepared, type Reader } from "../client";
import { payouts } from "../schema";
import type { PayoutRow } from "./payouts";

export interface PayoutPage {
  readonly limit: number;
  readonly offset: number;
  readonly states?: readonly PayoutState[] | undefined;
  readonly after?: Bookmark | undefined;
}

export type ListedPayout = PayoutRow & { readonly bookmark: Bookmark };

const COLUMNS = sql.join(
  Object.entries(getTableColumns(payouts)).map(
    ([name, column]) => sql`${column} as ${sql.identifier(name)}`,
  ),
  sql`, `,
);

/** A developer's payouts, newest first by (created_at, id), right after the bookmark. */
export async function listPayouts(
  reader: Reader,
  developerId: string,
  page: PayoutPage,
): Promise<ListedPayout[]> {
  const { after } = page;
  const older = after
    ? sql`and (created_at, id) < (${after.at}::timestamptz, ${after.id})`
    : sql.empty();
  const rows = await queryPrepared<PayoutRow & { readonly bookmarkAt: string }>(
    reader,
    sql`select ${COLUMNS}, ${exactly(payouts.createdAt)} as "bookmarkAt" from payouts
      where ${mine(developerId, page.states)} ${older}
      order by created_at desc, id desc limit ${page.limit} offset ${page.offset}`,
  );
  return rows.map(({ bookmarkAt, ...payout }) => ({
    ...payout,
    bookmark: { at: bookmarkAt, id: payout.id },
  }));
}

export async function countPayouts(
  reader: Reader,
  developerId: string,
  states?: readonly PayoutState[],
): Promise<number> {
  const row = await queryOnePrepared<{ payouts: number }>(
    reader,
    sql`select count(*)::int as payouts from payouts where ${mine(developerId, states)}`,
  );
  return row.payouts;
}

function mine(developerId: string, states?: readonly PayoutState[]): SQL {
  const own = sql`developer_id = ${developerId}`;
  return states ? sql`${own} and state = any (${`{${states.join(",")}}`}::text[])` : own;
}
