import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Bookmark } from "@/domain/bookmark";
import type { Earning, Span, TimelineCuts } from "@/domain/earnings/earning";
import { exactly, query, queryOne, type Reader } from "../client";
import type { ExactInstant } from "./payout-facts";

/** Which earnings a list holds: all of the span, those not taken back, or only those that are. */
export type Kept = "all" | "not_taken_back" | "taken_back";

export interface EarningSelection {
  readonly span: Span;
  readonly kept: Kept;
  /** Of this app only. */
  readonly appId?: string | undefined;
}

/** The three moments that cut the developer's timeline; nothing is held before `cutoff`. */
export async function timelineCutsOf(
  reader: Reader,
  developerId: string,
  cutoff: ExactInstant,
): Promise<TimelineCuts> {
  return queryOne<TimelineCuts>(
    reader,
    sql`select claimed_to::text as "claimedTo",
        greatest(claimed_to, ${cutoff}::timestamptz)::text as "matureTo",
        coalesce((select claims_from from payouts where payouts.developer_id = developers.id
          and state in ('planned', 'pending', 'processing')), claimed_to)::text as "paidTo"
      from developers where id = ${developerId}`,
  );
}

export interface EarningPage extends EarningSelection {
  readonly cuts: TimelineCuts;
  readonly limit: number;
  readonly skip: number;
  readonly after?: Bookmark | undefined;
}

export interface ListedEarning extends Earning {
  readonly bookmark: Bookmark;
}

/**
 * Earnings newest first by (payable_at, id), by walking the timeline's index backwards from the
 * bookmark: a page costs the same however deep it lies. Status and payout are derived.
 */
export async function listEarnings(
  reader: Reader,
  developerId: string,
  page: EarningPage,
): Promise<ListedEarning[]> {
  const rows = await query<ListedEarning & { at: string }>(
    reader,
    earningPageStatement(developerId, page),
  );
  return rows.map(({ at, ...row }) => ({ ...row, bookmark: { at, id: row.id } }));
}

/** By itself, so that a test can ask for its plan. */
export function earningPageStatement(developerId: string, page: EarningPage): SQL {
  const { span, cuts } = page;
  return sql`with ${takenBack(developerId)}, page as (
    select earnings.*, taken_cost is not distinct from cost as is_taken, taken_amount
    from ${page.kept === "taken_back" ? TAKEN_EARNINGS : sql`developer_earnings earnings`}
    cross join lateral (
      select sum(cost) as taken_cost, -sum(amount) as taken_amount from developer_earnings back
      where back.developer_id = earnings.developer_id and back.app_id = earnings.app_id
        and back.original_event_id = earnings.event_id and back.kind = 'clawback') as clawbacks
    where earnings.developer_id = ${developerId} and kind = 'accrual' and billing_mode = 'user'
      and earnings.payable_at > ${span.after}::timestamptz
      and earnings.payable_at <= ${span.upTo}::timestamptz
      ${ofApp(sql`earnings.app_id`, page.appId)}
      ${page.after ? before(page.after) : sql``}
      ${page.kept === "not_taken_back" ? sql`and taken_cost is distinct from cost` : sql``}
    order by earnings.payable_at desc, earnings.id desc
    limit ${page.limit} offset ${page.skip}
  )
  select page.id, app_id as "appId", event_id as "eventId", amount,
    markup_bps as "markupBps", page.fee, occurred_at as "occurredAt",
    payable_at as "payableAt", covering.id as "payoutId",
    coalesce(taken_amount, 0)::bigint as "takenBack",
    ${exactly(sql`payable_at`)} as at,
    case when is_taken then 'clawed_back'
      when payable_at > ${cuts.matureTo}::timestamptz then 'held'
      when payable_at > ${cuts.claimedTo}::timestamptz then 'payable'
      when payable_at > ${cuts.paidTo}::timestamptz then 'in_payout'
      else 'paid' end as status
  from page left join lateral (
    select id from payouts
    where payouts.developer_id = ${developerId} and claims_to >= payable_at
      and claims_from < payable_at and state not in ('failed', 'cancelled')
    order by claims_to limit 1
  ) as covering on payable_at <= ${cuts.claimedTo}::timestamptz
  order by payable_at desc, page.id desc`;
}

const TAKEN_EARNINGS = sql`taken join developer_earnings earnings
  on earnings.payable_at = taken.payable_at and earnings.id = taken.id`;

function ofApp(column: SQL, appId: string | undefined): SQL {
  return appId === undefined ? sql`` : sql`and ${column} = ${appId}`;
}

function before({ at, id }: Bookmark): SQL {
  return sql`and (earnings.payable_at, earnings.id) < (${at}::timestamptz, ${id})`;
}

/** Calls whose whole cost was taken back; the work grows with refunds, not with history. */
function takenBack(developerId: string): SQL {
  return sql`taken as (
    select calls.payable_at, calls.id, calls.app_id
    from (select app_id, original_event_id, sum(cost) as cost from developer_earnings
      where developer_id = ${developerId} and kind = 'clawback'
      group by app_id, original_event_id) as back
    join developer_earnings calls on calls.developer_id = ${developerId}
      and calls.app_id = back.app_id and calls.event_id = back.original_event_id
      and calls.kind = 'accrual' and calls.billing_mode = 'user' and calls.cost = back.cost)`;
}

export interface EarningPlace {
  /** All earnings of the selection. */
  readonly total: number;
  /** The end of the hour in which the offset lies; null when it lies past the last one. */
  readonly upTo: ExactInstant | null;
  /** What is left of the offset inside that hour. */
  readonly skip: number;
}

/**
 * How many earnings a selection holds, and in which hour an offset into it lies: whole hours from
 * the rollups, only the cut hours at the ends from rows. Exact, and never a walk over history.
 */
export async function placeEarnings(
  reader: Reader,
  developerId: string,
  { span, kept, appId }: EarningSelection,
  offset: number,
): Promise<EarningPlace> {
  const pieces =
    kept === "taken_back" ? piecesOfTaken(appId) : piecesOf(developerId, { span, kept, appId });
  return queryOne<EarningPlace>(
    reader,
    sql`with ${takenBack(developerId)}, pieces as (${pieces}), hours as (
      select hour_end, sum(n) as n from pieces group by hour_end
    ), running as (
      select hour_end, n, sum(n) over (order by hour_end desc) - n as earlier from hours
    )
    select coalesce(sum(n), 0)::int as total,
      case when ${offset} < coalesce(sum(n), 0) then least(${span.upTo}::timestamptz,
        min(hour_end) filter (where earlier <= ${offset}))::text end as "upTo",
      (${offset} - coalesce(max(earlier) filter (where earlier <= ${offset}), 0))::int as skip
    from running`,
  );
}

function piecesOfTaken(appId: string | undefined): SQL {
  return sql`select hour_ending(payable_at) as hour_end, count(*) as n
    from taken where true ${ofApp(sql`app_id`, appId)} group by 1`;
}

function piecesOf(developerId: string, { span, kept, appId }: EarningSelection): SQL {
  const { after, upTo } = span;
  const own = ofApp(sql`app_id`, appId);
  const [from, to] = [sql`${after}::timestamptz`, sql`${upTo}::timestamptz`];
  const rowsIn = (start: SQL, end: SQL) => sql`
    select hour_ending(payable_at), count(*) from developer_earnings
    where developer_id = ${developerId} and kind = 'accrual' and billing_mode = 'user'
      ${own} and payable_at > ${start} and payable_at <= ${end} group by 1`;
  const lessTaken = sql`union all
    select hour_ending(payable_at), -count(*) from taken
    where payable_at > ${from} and payable_at <= ${to} ${own} group by 1`;
  return sql`select payable_hour as hour_end, sum(transactions) as n from earning_rollups
    where developer_id = ${developerId} and kind = 'accrual' ${own}
      and payable_hour > hour_ending(${from}) and payable_hour <= hour_starting(${to}) group by 1
    union all ${rowsIn(from, sql`least(hour_ending(${from}), ${to})`)}
    union all ${rowsIn(sql`greatest(hour_ending(${from}), hour_starting(${to}))`, to)}
    ${kept === "not_taken_back" ? lessTaken : sql``}`;
}
