import "server-only";
import { sql } from "drizzle-orm";
import { query, type Reader } from "../client";

/** Developers whose account stands between them and their money; longest not looked at first. */
export async function accountsToLookAt(
  reader: Reader,
  minutes: number,
  limit: number,
): Promise<string[]> {
  const rows = await query<{ developer_id: string }>(
    reader,
    sql`select developer_id from connected_accounts
      join developers on developers.id = developer_id
      where retrieved_at < business_now() - make_interval(mins => ${minutes})
        and (auto_stopped_at is not null or not payouts_enabled or not transfers_active
          or disabled_reason is not null)
        and exists (select from ledger_balances
          where ledger_balances.developer_id = developers.id and ledger_account = 'owed'
            and amount <> 0)
      order by retrieved_at, developer_id limit ${limit}`,
  );
  return rows.map((row) => row.developer_id);
}

export interface OpenSettlement {
  readonly stripeAccountId: string;
  readonly since: Date;
}

/**
 * Accounts with payouts whose bank part is not final: nothing heard a day after the transfer, or
 * deposited so lately that the bank may still return it.
 */
export async function openSettlements(reader: Reader, limit: number): Promise<OpenSettlement[]> {
  return query<OpenSettlement>(
    reader,
    sql`select destination as "stripeAccountId", min(paid_at) as since from payouts
      where stripe_transfer_id is not null
        and paid_at > (select business_now()) - interval '30 days'
        and ((settlement in ('none', 'in_transit') and paid_at < business_now() - interval '1 day')
          or (settlement = 'deposited' and arrives_at > business_now() - interval '7 days'))
      group by destination order by min(paid_at), destination limit ${limit}`,
  );
}
