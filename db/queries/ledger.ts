import "server-only";
import { sql } from "drizzle-orm";
import type { LedgerAccount } from "@/domain/ledger/accounts";
import type { Journal } from "@/domain/ledger/journals";
import type { Micros } from "@/domain/money";
import { asJson, at, query, type Reader, type Transaction } from "../client";

/**
 * Posts one journal (R7). A second post of the same fact breaks `journal_posted_once` and with
 * it the whole transaction.
 */
export async function postJournal(
  tx: Transaction,
  developerId: string,
  journal: Journal,
  happenedAt: Date,
): Promise<string | null> {
  if (journal.postings.length === 0) return null;
  const lines = journal.postings.map((posting, index) => ({ line: index + 1, ...posting }));
  const [posted] = await query<{ journal_id: string }>(
    tx,
    sql`with booked as (
      insert into journals (developer_id, id, kind, business_id, happened_at)
      values (${developerId}, new_id('jrn'), ${journal.kind}, ${journal.businessId},
        ${at(happenedAt)})
      returning id
    ), posted as (
      insert into postings (developer_id, journal_id, line, from_account, to_account, amount)
      select ${developerId}, booked.id, line, "from", "to", amount
      from booked cross join json_to_recordset(${asJson(lines)})
        as lines (line smallint, "from" text, "to" text, amount bigint)
    )
    select id as journal_id from booked`,
  );
  return posted?.journal_id ?? null;
}

export type LedgerBalances = Readonly<Record<LedgerAccount, Micros>>;

/** One developer's ledger balances, in micros; a few rows whatever their history. */
export async function ledgerBalancesOf(
  reader: Reader,
  developerId: string,
): Promise<LedgerBalances> {
  const rows = await query<{ ledger_account: LedgerAccount; amount: Micros }>(
    reader,
    sql`select ledger_account, sum(amount)::bigint as amount from ledger_balances
      where developer_id = ${developerId} group by ledger_account`,
  );
  const none = {
    owed: 0n,
    in_transit: 0n,
    reserved: 0n,
    paid: 0n,
    usage_receipts: 0n,
    fee_revenue: 0n,
    losses: 0n,
  };
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.ledger_account, row.amount])) };
}
