import "server-only";
import { sql } from "drizzle-orm";
import type { SendingStop } from "@/domain/desk/attention";
import { KEY_TAKEN } from "@/domain/payouts/classify";
import { at, query, queryOne, type Reader, type Transaction } from "../client";

/** Null while sending goes on. */
export async function sendingStop(reader: Reader): Promise<SendingStop | null> {
  const [stop] = await query<SendingStop>(
    reader,
    sql`select stopped_at as "stoppedAt", reason from sending_switch where stopped_at is not null`,
  );
  return stop ?? null;
}

/**
 * Whether a send may be committed now. The row stays locked for share until then, so that once
 * a stop is committed no further send is.
 */
export async function maySend(tx: Transaction): Promise<boolean> {
  const row = await queryOne<{ may: boolean }>(
    tx,
    sql`select stopped_at is null as may from sending_switch for share`,
  );
  return row.may;
}

export async function stopSending(
  reader: Reader,
  stop: { readonly at: Date; readonly reason: string; readonly by: string },
): Promise<void> {
  await reader.execute(sql`update sending_switch
    set stopped_at = ${at(stop.at)}, reason = ${stop.reason}, stopped_by = ${stop.by}
    where stopped_at is null`);
}

/** Sending goes on; payouts that waited are due at once. */
export async function resumeSending(reader: Reader): Promise<void> {
  await reader.execute(sql`with resumed as (
      update sending_switch set stopped_at = null, reason = null, stopped_by = null
      where stopped_at is not null returning only_row
    )
    update payouts set next_try_at = business_now()
    from resumed where state in ('planned', 'pending') and next_try_at > business_now()`);
}

/** How many different developers' attempts were refused since a moment, money matters aside. */
export async function developersRefusedSince(reader: Reader, since: Date): Promise<number> {
  const row = await queryOne<{ developers: number }>(
    reader,
    sql`select count(distinct developer_id)::int as developers from transfer_attempts
      where state = 'refused' and resolved_at > ${at(since)}
        and refusal_code not in ('balance_insufficient', 'never_arrived', ${KEY_TAKEN})`,
  );
  return row.developers;
}
