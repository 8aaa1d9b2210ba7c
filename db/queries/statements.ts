import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { JournalKind, LedgerAccount } from "@/domain/ledger/accounts";
import type { Micros } from "@/domain/money";
import type { Month } from "@/domain/statements/period";
import type { Amounts, PostedSum, Recipient } from "@/domain/statements/statement";
import { anyOf, asJson, at, exactly, query, queryOne, type Reader } from "../client";
import type { ExactInstant } from "./payout-facts";

/** A stretch of posting time, its end not included. */
export interface PostingSpan {
  readonly from: Date;
  readonly to: Date;
}

export interface Closing {
  readonly month: Month;
  readonly closing: Amounts;
  readonly name: string;
  readonly email: string;
}

/** The month of the developer's first journal; null before there is one. */
export async function firstJournalMonth(
  reader: Reader,
  developerId: string,
): Promise<Month | null> {
  const row = await queryOne<{ month: Month | null }>(
    reader,
    sql`select ${monthOf(sql`min(created_at)`)} as month from journals
      where developer_id = ${developerId}`,
  );
  return row.month;
}

/** A developer's closed months, oldest first; of the given ones alone, if any are given. */
export async function closingsOf(
  reader: Reader,
  developerId: string,
  months?: readonly Month[],
): Promise<Closing[]> {
  const rows = await query<Amounts & Omit<Closing, "closing">>(
    reader,
    sql`select month, owed, in_transit, reserved, paid, name, email from statement_closings
      where developer_id = ${developerId}
        ${months ? sql`and month = ${anyOf(months)}` : sql``}
      order by month`,
  );
  return rows.map(({ month, name, email, ...closing }) => ({ month, name, email, closing }));
}

export async function latestClosing(reader: Reader, developerId: string): Promise<Closing | null> {
  const [row] = await query<Amounts & Omit<Closing, "closing">>(
    reader,
    sql`select month, owed, in_transit, reserved, paid, name, email from statement_closings
      where developer_id = ${developerId} order by month desc limit 1`,
  );
  if (!row) return null;
  const { month, name, email, ...closing } = row;
  return { month, name, email, closing };
}

/** Keeps what months ended with, to whom they are issued now. One that is kept stays as it is. */
export async function insertClosings(
  reader: Reader,
  developerId: string,
  closings: readonly { readonly month: Month; readonly closing: Amounts }[],
): Promise<void> {
  const rows = closings.map(({ month, closing }) => ({ month, ...closing }));
  await reader.execute(sql`insert into statement_closings (developer_id, month, owed, in_transit,
      reserved, paid, name, email)
    select developers.id, month, owed, in_transit, reserved, paid, name, email
    from json_to_recordset(${asJson(rows)})
      as closed (month text, owed bigint, in_transit bigint, reserved bigint, paid bigint)
    join developers on developers.id = ${developerId}
    order by month
    on conflict (developer_id, month) do nothing`);
}

export async function recipientOf(reader: Reader, developerId: string): Promise<Recipient> {
  return queryOne<Recipient>(
    reader,
    sql`select id, name, email from developers where id = ${developerId}`,
  );
}

/** All that was posted in a span, summed by month, kind and the accounts it went between. */
export async function postedSums(
  reader: Reader,
  developerId: string,
  span: PostingSpan,
): Promise<PostedSum[]> {
  return query<PostedSum>(
    reader,
    sql`select ${monthOf(sql`created_at`)} as month, kind, from_account as "from",
        to_account as "to", sum(amount)::bigint as amount
      from journals join postings using (developer_id)
      where developer_id = ${developerId} and postings.journal_id = journals.id
        and ${within(span)}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );
}

export interface PostedJournal {
  readonly postedAt: ExactInstant;
  readonly id: string;
  readonly kind: JournalKind;
  readonly businessId: string;
  readonly postings: readonly { from: LedgerAccount; to: LedgerAccount; amount: Micros }[];
}

/** Where a page of journals ended. */
export type PostingPlace = Pick<PostedJournal, "postedAt" | "id">;

/** The journals of a span one by one, oldest first. */
export async function listPostedJournals(
  reader: Reader,
  developerId: string,
  span: PostingSpan,
  page: { readonly limit: number; readonly after: PostingPlace | undefined },
): Promise<PostedJournal[]> {
  const { after, limit } = page;
  const rows = await query<Omit<PostedJournal, "postings"> & { postings: WirePosting[] }>(
    reader,
    sql`select ${exactly(sql`created_at`)} as "postedAt", id, kind, business_id as "businessId",
        (select json_agg(json_build_object('from', from_account, 'to', to_account,
            'amount', amount::text) order by line)
          from postings where postings.developer_id = journals.developer_id
            and journal_id = journals.id) as postings
      from journals
      where developer_id = ${developerId} and ${within(span)}
        ${after ? sql`and (created_at, id) > (${after.postedAt}::timestamptz, ${after.id})` : sql``}
      order by created_at, id limit ${limit}`,
  );
  return rows.map(({ postings, ...journal }) => ({
    ...journal,
    postings: postings.map(({ amount, ...ends }) => ({ ...ends, amount: BigInt(amount) })),
  }));
}

interface WirePosting {
  readonly from: LedgerAccount;
  readonly to: LedgerAccount;
  readonly amount: string;
}

function within({ from, to }: PostingSpan): SQL {
  return sql`created_at >= ${at(from)} and created_at < ${at(to)}`;
}

function monthOf(instant: SQL): SQL {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM')`;
}
