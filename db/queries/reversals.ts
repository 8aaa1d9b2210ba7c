import "server-only";
import { sql } from "drizzle-orm";
import type { Reversal } from "@/domain/earnings/reversal";
import type { Clawback, EarlierReversal, OriginalCall } from "@/domain/earnings/take-back";
import { anyOf, asJson, at, query, queryPrepared, type Reader, type Transaction } from "../client";

/** The calls that reversals name, with what has been taken back of each before. */
export async function findOriginalCalls(
  tx: Transaction,
  developerId: string,
  reversals: readonly Reversal[],
): Promise<OriginalCall[]> {
  return queryPrepared<OriginalCall>(
    tx,
    sql`with named as materialized (
      select distinct "appId", "eventId" from json_to_recordset(${asJson(reversals)})
        as r ("appId" text, "eventId" text)
    )
    select named.*, cost, markup_bps as "markupBps", fee_bps as "feeBps",
      billing_mode = 'developer' as "developerBilled",
      coalesce((select sum(taken.cost) from developer_earnings taken
        where taken.developer_id = ${developerId} and taken.app_id = named."appId"
          and taken.original_event_id = named."eventId" and taken.kind = 'clawback'),
        0)::bigint as taken
    from named join developer_earnings calls on calls.developer_id = ${developerId}
      and app_id = named."appId" and event_id = named."eventId" and kind = 'accrual'`,
  );
}

/** Those whose ids were used before, as they were taken in then. */
export async function findEarlierReversals(
  tx: Transaction,
  developerId: string,
  reversals: readonly Reversal[],
): Promise<EarlierReversal[]> {
  return queryPrepared<EarlierReversal>(
    tx,
    sql`with named as materialized (
      select distinct "appId", id from json_to_recordset(${asJson(reversals)})
        as r ("appId" text, id text)
    )
    select named.*, original_event_id as "eventId", reason, cost
    from named join developer_earnings taken on developer_id = ${developerId}
      and app_id = named."appId" and event_id = named.id and kind = 'clawback'`,
  );
}

/**
 * Writes clawbacks next to the calls they take back from (R13): payable when those are, or at
 * once, but never inside what has been claimed.
 */
export async function insertClawbacks(
  tx: Transaction,
  developerId: string,
  clawbacks: readonly (Clawback & { readonly journalId: string | null })[],
  now: Date,
): Promise<void> {
  const rows = clawbacks.map(({ reversal, cost, taken, journalId }) => ({
    ...{ id: reversal.id, app_id: reversal.appId, call_id: reversal.eventId },
    ...{ reason: reversal.reason, cost, ...taken, journal_id: journalId },
  }));
  await queryPrepared(
    tx,
    sql`insert into developer_earnings (developer_id, id, kind, app_id, event_id,
      amount, occurred_at, payable_at, recorded_at, journal_id, cost, markup_bps, fee_bps, markup,
      fee, model, endpoint, end_user_id, original_event_id, reason)
    select calls.developer_id, new_id('earn'), 'clawback', calls.app_id, r.id,
      -r.accrual, ${at(now)},
      greatest(calls.payable_at, business_now(), claimed_to + interval '1 microsecond'),
      business_now(), r.journal_id, r.cost, calls.markup_bps, calls.fee_bps, r.markup,
      r.fee, model, endpoint, end_user_id, calls.event_id, r.reason
    from json_to_recordset(${asJson(rows)}) as r (id text, app_id text, call_id text, reason text,
      cost bigint, markup bigint, fee bigint, accrual bigint, journal_id text)
    join developers on developers.id = ${developerId}
    join developer_earnings calls on calls.developer_id = ${developerId}
      and calls.app_id = r.app_id and calls.event_id = r.call_id and calls.kind = 'accrual'
    order by calls.app_id, r.id`,
  );
}

/** Who owns which of these apps; unknown ones have no owner. By developer, as they are locked. */
export async function ownersOfApps(
  reader: Reader,
  appIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await query<{ id: string; developer_id: string }>(
    reader,
    sql`select id, developer_id from apps
      where id = ${anyOf(appIds)} order by developer_id`,
  );
  return new Map(rows.map((row) => [row.id, row.developer_id]));
}
