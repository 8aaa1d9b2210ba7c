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
  readonly developerId: string;
  readonly stripeAccountId: string;
  readonly since: Date;
}

/** How long after its transfer a bank payout is still asked for. */
const SETTLING = sql`paid_at > (select business_now()) - interval '30 days'`;

/**
 * Accounts with payouts whose bank part is not final: nothing heard a day after the transfer,
 * returned, so that another bank payout may follow, or deposited so lately that the bank may still
 * return it. Longest not looked at first; what seems to be over lets the others go a day ahead.
 */
export async function openSettlements(reader: Reader, limit: number): Promise<OpenSettlement[]> {
  return query<OpenSettlement>(
    reader,
    sql`select developer_id as "developerId", destination as "stripeAccountId",
        min(paid_at) as since
      from payouts
      where stripe_transfer_id is not null and ${SETTLING}
        and ((settlement in ('none', 'in_transit') and paid_at < business_now() - interval '1 day')
          or settlement = 'returned'
          or (settlement = 'deposited' and arrives_at > business_now() - interval '7 days'))
      group by developer_id, destination
      order by min(coalesce(settlement_looked_at, paid_at)
        + case when settlement in ('deposited', 'returned') then interval '1 day'
          else interval '0' end),
        destination
      limit ${limit}`,
  );
}

/** Written before the look, so that an account that cannot be shown does not stay the first. */
export async function noteSettlementLook(reader: Reader, open: OpenSettlement): Promise<void> {
  await reader.execute(sql`update payouts set settlement_looked_at = business_now()
    where developer_id = ${open.developerId} and destination = ${open.stripeAccountId}
      and ${SETTLING}`);
}

/** Real time, so that moving the sandbox's clock makes no poll late. */
export async function beginPoll(reader: Reader, part: string): Promise<void> {
  await reader.execute(sql`insert into stripe_polls (part, began_at)
    values (${part}, clock_timestamp())
    on conflict (part) do nothing`);
}

export async function completePoll(reader: Reader, part: string): Promise<void> {
  await reader.execute(sql`update stripe_polls set completed_at = clock_timestamp()
    where part = ${part}`);
}

/** Parts of the poll that nobody has brought to its end for so long, and since when. */
export async function overduePolls(
  reader: Reader,
  minutes: number,
): Promise<{ part: string; since: Date }[]> {
  return query<{ part: string; since: Date }>(
    reader,
    sql`select part, coalesce(completed_at, began_at) as since from stripe_polls
      where coalesce(completed_at, began_at) < clock_timestamp() - make_interval(mins => ${minutes})
      order by part`,
  );
}
