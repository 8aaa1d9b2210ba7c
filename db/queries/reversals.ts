import "server-only";
import { sql } from "drizzle-orm";
import type { Accrual } from "@/domain/earnings/accrual";
import type { Reversal } from "@/domain/earnings/reversal";
import type { Micros } from "@/domain/money";
import { at, query, type Reader, type Transaction } from "../client";

export async function developerOfApp(reader: Reader, appId: string): Promise<string | null> {
  const [app] = await query<{ developer_id: string }>(
    reader,
    sql`select developer_id from apps where id = ${appId}`,
  );
  return app?.developer_id ?? null;
}

export interface OriginalCall {
  readonly cost: Micros;
  /** What earlier clawbacks took of its cost. */
  readonly taken: Micros;
  readonly markupBps: number;
  readonly feeBps: number;
  readonly developerBilled: boolean;
}

/** The call that a reversal names, with what has been taken back of it before. */
export async function findOriginalCall(
  tx: Transaction,
  developerId: string,
  reversal: Reversal,
): Promise<OriginalCall | null> {
  const [call] = await query<OriginalCall>(
    tx,
    sql`select cost, markup_bps as "markupBps", fee_bps as "feeBps",
        billing_mode = 'developer' as "developerBilled",
        coalesce((select sum(taken.cost) from developer_earnings taken
          where taken.developer_id = calls.developer_id and taken.app_id = calls.app_id
            and taken.original_event_id = calls.event_id and taken.kind = 'clawback'),
          0)::bigint as taken
      from developer_earnings calls
      where developer_id = ${developerId} and app_id = ${reversal.appId}
        and event_id = ${reversal.eventId} and kind = 'accrual'`,
  );
  return call ?? null;
}

export interface RecordedReversal {
  readonly eventId: string;
  readonly reason: string;
  readonly cost: Micros;
}

export async function findReversal(
  tx: Transaction,
  developerId: string,
  reversal: Reversal,
): Promise<RecordedReversal | null> {
  const [recorded] = await query<RecordedReversal>(
    tx,
    sql`select original_event_id as "eventId", reason, cost from developer_earnings
      where developer_id = ${developerId} and app_id = ${reversal.appId}
        and event_id = ${reversal.id} and kind = 'clawback'`,
  );
  return recorded ?? null;
}

/**
 * Writes a clawback next to the call it takes back from (R13): payable when that is, or at once,
 * but never inside what has been claimed.
 */
export async function insertClawback(
  tx: Transaction,
  developerId: string,
  reversal: Reversal,
  cost: Micros,
  taken: Accrual,
  journalId: string | null,
  now: Date,
): Promise<void> {
  await tx.execute(sql`insert into developer_earnings (developer_id, id, kind, app_id, event_id,
      amount, occurred_at, payable_at, recorded_at, journal_id, cost, markup_bps, fee_bps, markup,
      fee, model, endpoint, end_user_id, original_event_id, reason)
    select calls.developer_id, new_id('earn'), 'clawback', calls.app_id, ${reversal.id},
      ${-taken.accrual}, ${at(now)},
      greatest(calls.payable_at, business_now(), claimed_to + interval '1 microsecond'),
      business_now(), ${journalId}, ${cost}, calls.markup_bps, calls.fee_bps, ${taken.markup},
      ${taken.fee}, model, endpoint, end_user_id, calls.event_id, ${reversal.reason}
    from developer_earnings calls join developers on developers.id = calls.developer_id
    where calls.developer_id = ${developerId} and calls.app_id = ${reversal.appId}
      and calls.event_id = ${reversal.eventId} and calls.kind = 'accrual'`);
}

/** Who owns these apps, in id order; unknown ones have no owner. */
export async function developersOfApps(
  reader: Reader,
  appIds: readonly string[],
): Promise<string[]> {
  const rows = await query<{ developer_id: string }>(
    reader,
    sql`select distinct developer_id from apps
      where id in (select json_array_elements_text(${JSON.stringify(appIds)}::json))
      order by developer_id`,
  );
  return rows.map((row) => row.developer_id);
}
