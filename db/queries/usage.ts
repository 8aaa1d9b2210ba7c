import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { UsageEvent } from "@/domain/earnings/usage";
import type { Micros } from "@/domain/money";
import { anyOf, asPlainJson, type Database, query, queryPrepared } from "../client";

/** A checked call with its place in the request. */
export interface PlacedUsage {
  readonly position: number;
  readonly usage: UsageEvent;
}

export interface RecordedUsage {
  readonly position: number;
  readonly amount: Micros;
}

/**
 * Records calls as accruals: one statement, one transaction, any number of developers (R2, R3,
 * R7). It locks each developer's row for share, in id order, reads `claimed_to` from the row just
 * locked and only then the clock, so that no row can land behind a claim already made. Repeats
 * write nothing and are not among the answers.
 */
export async function recordAccruals(
  db: Database,
  calls: readonly PlacedUsage[],
): Promise<RecordedUsage[]> {
  return queryPrepared<RecordedUsage>(
    db,
    sql`with ${pricedCalls(calls)}, recorded as (
      insert into developer_earnings (developer_id, id, kind, app_id, event_id, amount,
        occurred_at, payable_at, recorded_at, journal_id, billing_mode, cost, markup_bps, fee_bps,
        markup, fee, model, endpoint, end_user_id)
      select developer_id, new_id('earn'), 'accrual', app_id, event_id,
        markup - markup * fee_bps / 10000, occurred_at, payable_at, now,
        case when markup > 0 then journal_id end, billing_mode, cost, markup_bps, fee_bps,
        markup, markup * fee_bps / 10000, model, endpoint, end_user_id
      from priced
      order by developer_id, app_id, event_id, position
      on conflict (developer_id, app_id, event_id, kind) do nothing
      returning developer_id, app_id, event_id, amount, fee, markup, journal_id, recorded_at
    ), totals as (
      select developer_id, journal_id, min(recorded_at) as happened_at,
        sum(amount)::bigint as amount, sum(fee)::bigint as fee
      from recorded where markup > 0 group by developer_id, journal_id
    ), booked as (
      insert into journals (developer_id, id, kind, business_id, happened_at, created_at)
      select developer_id, journal_id, 'accrual', journal_id, happened_at, happened_at from totals
      order by developer_id
    ), posted as (
      insert into postings (developer_id, journal_id, line, from_account, to_account, amount)
      select developer_id, journal_id, line, 'usage_receipts', to_account, lines.amount
      from totals cross join lateral
        (values (1, 'owed', totals.amount), (2, 'fee_revenue', fee))
          as lines (line, to_account, amount)
      where lines.amount > 0
      order by developer_id, line
    )
    select min(reported.position) as position, recorded.amount
    from recorded join reported using (app_id, event_id)
    group by recorded.app_id, recorded.event_id, recorded.amount`,
  );
}

/** How long others' calls in one statement wait for a developer whose row somebody holds. */
const LOCK_PATIENCE = "2s";

/** Those of these apps whose developers' rows somebody holds just now. */
export async function heldApps(db: Database, appIds: readonly string[]): Promise<string[]> {
  const rows = await query<{ id: string }>(
    db,
    sql`with named as materialized (
      select id, developer_id from apps
      where id = ${anyOf(appIds)}
    ), free as materialized (
      select id from developers where id in (select developer_id from named)
      order by id for key share skip locked
    )
    select id from named where developer_id not in (select id from free)`,
  );
  return rows.map(({ id }) => id);
}

/** Whose each call is, what it credits and when that is payable; the developers are locked. */
function pricedCalls(calls: readonly PlacedUsage[]): SQL {
  return sql`reported as materialized (
    select * from json_to_recordset(${asPlainJson(calls.map(toRow))}) as r (
      position int, event_id text, app_id text, occurred_at timestamptz, cost bigint,
      billing_mode text, model text, endpoint text, end_user_id text)
  ), patience as materialized (
    select set_config('lock_timeout', ${LOCK_PATIENCE}, true)
  ), owned as materialized (
    select apps.id as app_id, apps.developer_id
    from (select distinct app_id from reported) as named cross join patience
    cross join lateral (select id, developer_id from apps where id = named.app_id limit 1) as apps
  ), locked as materialized (
    select id, claimed_to, coalesce(delay_days, 0) as delay_days, new_id('jrn') as journal_id
    from developers where id in (select developer_id from owned)
    order by id for key share
  ), clock as materialized (
    select business_now() as now from (select count(*) from locked) as all_locks_are_held
  ), rates as materialized (
    select owned.*, markup_bps, effective_from, effective_until
    from owned cross join lateral (
      select markup_bps, effective_from,
        lead(effective_from, 1, 'infinity') over (order by effective_from) as effective_until
      from app_markups
      where app_markups.developer_id = owned.developer_id
        and app_markups.app_id = owned.app_id) as markups
  ), terms as materialized (
    select fee_bps, hold_days, effective_from,
      lead(effective_from, 1, 'infinity') over (order by effective_from) as effective_until
    from policies
  ), priced as materialized (
    select reported.*, developer_id, markup_bps, fee_bps, now, journal_id,
      case billing_mode when 'user' then cost * markup_bps / 10000 else 0 end as markup,
      greatest(occurred_at + make_interval(days => greatest(hold_days, delay_days)),
        now, claimed_to + interval '1 microsecond') as payable_at
    from reported
    join rates on rates.app_id = reported.app_id
      and occurred_at >= rates.effective_from and occurred_at < rates.effective_until
    join locked on locked.id = developer_id
    join terms on occurred_at >= terms.effective_from and occurred_at < terms.effective_until
    cross join clock
  )`;
}

export interface UsageVerdict {
  readonly position: number;
  readonly verdict: "duplicate" | "id_conflict" | "unknown_app" | "unrecorded";
}

/** For calls that were not recorded: are they repeats, other calls under a used id, or nobody's? */
export async function compareWithRecorded(
  db: Database,
  calls: readonly PlacedUsage[],
): Promise<UsageVerdict[]> {
  return queryPrepared<UsageVerdict>(
    db,
    sql`select position, case
        when apps.id is null then 'unknown_app'
        when kept.event_id is null then 'unrecorded'
        when (kept.occurred_at, kept.cost, kept.billing_mode, kept.model, kept.endpoint,
          kept.end_user_id) is not distinct from (r.occurred_at, r.cost, r.billing_mode, r.model,
          r.endpoint, r.end_user_id) then 'duplicate'
        else 'id_conflict' end as verdict
      from json_to_recordset(${asPlainJson(calls.map(toRow))}) as r (
        position int, event_id text, app_id text, occurred_at timestamptz, cost bigint,
        billing_mode text, model text, endpoint text, end_user_id text)
      left join lateral (select id, developer_id from apps where apps.id = r.app_id limit 1)
        as apps on true
      left join lateral (select * from developer_earnings
        where developer_earnings.developer_id = apps.developer_id
          and developer_earnings.app_id = r.app_id and developer_earnings.event_id = r.event_id
          and kind = 'accrual' limit 1) as kept on true`,
  );
}

function toRow({ position, usage }: PlacedUsage) {
  return {
    position,
    event_id: usage.id,
    app_id: usage.appId,
    occurred_at: usage.occurredAt,
    cost: usage.cost.toString(),
    billing_mode: usage.billingMode,
    model: usage.model,
    endpoint: usage.endpoint,
    end_user_id: usage.endUserId,
  };
}
