import { sql } from "drizzle-orm";
import { type Database, query } from "../db/client";
import type { Micros } from "../domain/money";

/** R16 and the ledger for every developer; answers those whose books do not close. */
export async function brokenBooks(db: Database): Promise<object[]> {
  return query<{ developer_id: string; difference: Micros }>(
    db,
    sql`with rows as (
      select developer_id, sum(amount) filter (where kind in
          ('accrual', 'clawback', 'adjustment', 'write_off')) as earned,
        sum(amount) filter (where not exists (select from payouts
          where payouts.developer_id = e.developer_id and state not in ('failed', 'cancelled')
            and payable_at > claims_from and payable_at <= claims_to)) as unclaimed
      from developer_earnings e group by developer_id
    ), promised as (
      select developer_id,
        sum(transfer) filter (where state in ('planned', 'pending', 'processing')) as in_transit,
        sum(transfer - reversed) filter (where state in
          ('paid', 'partially_reversed', 'reversed')) as paid
      from payouts group by developer_id
    ), kept as (
      select developer_id, sum(amount - released - applied) as reserved
      from reserves where state <> 'void' group by developer_id
    ), books as (
      select developer_id, sum(amount) filter (where ledger_account = 'owed') as owed,
        sum(amount) filter (where ledger_account = 'in_transit') as in_transit,
        sum(amount) filter (where ledger_account = 'reserved') as reserved,
        sum(amount) filter (where ledger_account = 'paid') as paid, sum(amount) as everything
      from ledger_balances group by developer_id
    )
    select developers.id as developer_id, rows.*, promised.*, kept.*, books.*
    from developers left join rows on rows.developer_id = developers.id
    left join promised on promised.developer_id = developers.id
    left join kept on kept.developer_id = developers.id
    left join books on books.developer_id = developers.id
    where coalesce(earned, 0) <> coalesce(unclaimed, 0) + coalesce(promised.in_transit, 0)
        + coalesce(promised.paid, 0) + coalesce(kept.reserved, 0)
      or coalesce(books.owed, 0) <> coalesce(unclaimed, 0)
      or coalesce(books.in_transit, 0) <> coalesce(promised.in_transit, 0)
      or coalesce(books.reserved, 0) <> coalesce(kept.reserved, 0)
      or coalesce(books.paid, 0) <> coalesce(promised.paid, 0)
      or coalesce(books.everything, 0) <> 0`,
  );
}
