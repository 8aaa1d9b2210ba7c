import "server-only";
import { sql } from "drizzle-orm";
import type { LedgerAccount } from "@/domain/ledger/accounts";
import type { Journal } from "@/domain/ledger/journals";
import type { Micros } from "@/domain/money";
import { anyOf, asJson, at, query, queryPrepared, type Reader, type Transaction } from "../client";

/**
 * Posts one journal (R7). A second post of the same fact breaks `journal_posted_once` and with
 * it the whole transaction. Answers its id; null when nothing moves.
 */
export async function postJournal(
  tx: Transaction,
  developerId: string,
  journal: Journal,
  happenedAt: Date,
): Promise<string | null> {
  const [journalId] = await postJournals(tx, developerId, [journal], happenedAt);
  return journalId ?? null;
}

/** The same for many of one developer, in one statement; answers in their order. */
export async function postJournals(
  tx: Transaction,
  developerId: string,
  journals: readonly Journal[],
  happenedAt: Date,
): Promise<(string | null)[]> {
  const rows = journals.map(({ kind, businessId, postings }) => ({
    ...{ kind, business_id: businessId },
    lines: postings.map((posting, index) => ({ line: index + 1, ...posting })),
  }));
  const posted = await queryPrepared<{ id: string; kind: string; business_id: string }>(
    tx,
    sql`with asked as materialized (
      select new_id('jrn') as id, kind, business_id, lines
      from json_to_recordset(${asJson(rows.filter(({ lines }) => lines.length > 0))})
        as r (kind text, business_id text, lines json)
    ), booked as (
      insert into journals (developer_id, id, kind, business_id, happened_at)
      select ${developerId}, id, kind, business_id, ${at(happenedAt)} from asked order by id
    ), posted as (
      insert into postings (developer_id, journal_id, line, from_account, to_account, amount)
      select ${developerId}, asked.id, line, "from", "to", amount
      from asked cross join json_to_recordset(lines)
        as l (line smallint, "from" text, "to" text, amount bigint)
      order by asked.id, line
    )
    select id, kind, business_id from asked`,
  );
  const ids = new Map(posted.map((one) => [`${one.kind} ${one.business_id}`, one.id]));
  return journals.map(({ kind, businessId }) => ids.get(`${kind} ${businessId}`) ?? null);
}

export type LedgerBalances = Readonly<Record<LedgerAccount, Micros>>;

const NOTHING: LedgerBalances = {
  owed: 0n,
  in_transit: 0n,
  reserved: 0n,
  paid: 0n,
  usage_receipts: 0n,
  fee_revenue: 0n,
  losses: 0n,
};

/** One developer's ledger balances, in micros; a few rows whatever their history. */
export async function ledgerBalancesOf(
  reader: Reader,
  developerId: string,
): Promise<LedgerBalances> {
  const rows = await queryPrepared<{ ledger_account: LedgerAccount; amount: Micros }>(
    reader,
    sql`select ledger_account, sum(amount)::bigint as amount from ledger_balances
      where developer_id = ${developerId} group by ledger_account`,
  );
  return { ...NOTHING, ...Object.fromEntries(rows.map((row) => [row.ledger_account, row.amount])) };
}

/** The same of several developers, with their names; those without a row have nothing. */
export async function ledgersOf(
  reader: Reader,
  developerIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly balances: LedgerBalances }>> {
  const rows = await query<{ id: string; name: string; balances: Record<string, string> | null }>(
    reader,
    sql`select developers.id, name, balances from developers
      left join lateral (
        select json_object_agg(ledger_account, total) as balances from (
          select ledger_account, sum(amount)::text as total from ledger_balances
          where developer_id = developers.id group by ledger_account
        ) as sums
      ) as ledger on true
      where developers.id = ${anyOf(developerIds)}
      order by developers.id`,
  );
  return new Map(
    rows.map(({ id, name, balances }) => {
      const found = Object.entries(balances ?? {}).map(([key, total]) => [key, BigInt(total)]);
      return [id, { name, balances: { ...NOTHING, ...Object.fromEntries(found) } }];
    }),
  );
}
