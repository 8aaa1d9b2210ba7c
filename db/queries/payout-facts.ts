import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { readiness } from "@/domain/connect/readiness";
import type { Micros } from "@/domain/money";
import { type PayoutFacts, thresholdFromCents } from "@/domain/payouts/decide";
import type { Schedule } from "@/domain/policy";
import {
  at,
  query,
  queryOnePrepared,
  queryPrepared,
  type Reader,
  type Transaction,
} from "../client";

/** A moment as the database wrote it, to the microsecond; handed back untouched. */
export type ExactInstant = string;

export interface DeveloperFacts extends PayoutFacts {
  readonly developerId: string;
  readonly destination: string | null;
  readonly fee: Micros;
  readonly earningsCount: number;
  readonly periodStart: ExactInstant | null;
  readonly periodEnd: ExactInstant | null;
}

/**
 * Locks a page of developers, in id order, before anything about their money is read. Refused
 * (`isLockedOut`) when somebody holds one of them for long: the page is tried again.
 */
export async function lockDevelopersAfter(
  tx: Transaction,
  cursor: string,
  limit: number,
): Promise<string[]> {
  const rows = await queryPrepared<{ id: string }>(
    tx,
    sql`with patience as materialized (select set_config('lock_timeout', '5s', true))
      select id from developers cross join patience where id > ${cursor}
      order by id limit ${limit} for update of developers`,
  );
  return rows.map(({ id }) => id);
}

/** The same order without the lock, for a dry run. */
export async function developersAfter(
  reader: Reader,
  cursor: string,
  limit: number,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    reader,
    sql`select id from developers where id > ${cursor} order by id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** Locks one developer: everything that moves their money passes here. */
export async function lockDeveloper(tx: Transaction, developerId: string): Promise<void> {
  await tx.execute(sql`select from developers where id = ${developerId} for update`);
}

/** Where a claim may end: never after the database's own business time. */
export async function latestCutoff(reader: Reader, wanted: Date): Promise<ExactInstant> {
  return cutoffBy(reader, sql`least(${at(wanted)}, business_now())`);
}

/** The database's own business time, to the microsecond: everything recorded so far counts. */
export async function cutoffNow(reader: Reader): Promise<ExactInstant> {
  return cutoffBy(reader, sql`business_now()`);
}

async function cutoffBy(reader: Reader, moment: SQL): Promise<ExactInstant> {
  const row = await queryOnePrepared<{ cutoff: ExactInstant }>(
    reader,
    sql`select (${moment})::text as cutoff`,
  );
  return row.cutoff;
}

interface FactsRow {
  id: string;
  earned: Micros;
  other: Micros;
  owed: Micros;
  fee: Micros;
  earnings_count: number;
  period_start: ExactInstant | null;
  period_end: ExactInstant | null;
  paused: boolean;
  unresolved: boolean;
  auto_enabled: boolean;
  auto_stopped: boolean;
  schedule: Schedule;
  threshold_cents: number;
  stripe_account_id: string | null;
  details_submitted: boolean;
  payouts_enabled: boolean;
  transfers_active: boolean;
  disabled_reason: string | null;
}

/**
 * What a decision needs, for those of these developers who have money (R4, R12). Payable sums
 * come from rollups for whole hours inside the claim, and from rows for the cut hours at its ends.
 */
export async function loadPayoutFacts(
  reader: Reader,
  developerIds: readonly string[],
  cutoff: ExactInstant,
): Promise<DeveloperFacts[]> {
  const them = sql`id = any (${`{${developerIds.join(",")}}`}::text[])`;
  const rows = await queryPrepared<FactsRow>(reader, factsStatement(them, cutoff));
  return rows.map(toFacts).filter(hasMoney);
}

/**
 * The same of one developer, with money or without. A statement of its own: one whose plan does
 * not hang on how many are asked for is planned once, and planning took longer than reading.
 */
export async function payoutFactsOf(
  reader: Reader,
  developerId: string,
  cutoff: ExactInstant,
): Promise<DeveloperFacts | null> {
  const statement = factsStatement(sql`id = ${developerId}`, cutoff);
  const [row] = await queryPrepared<FactsRow>(reader, statement);
  return row ? toFacts(row) : null;
}

function hasMoney(facts: DeveloperFacts): boolean {
  return facts.payableEarned !== 0n || facts.payableOther !== 0n || facts.held !== 0n;
}

function factsStatement(whom: SQL, cutoff: ExactInstant): SQL {
  return sql`with page as materialized (
      select *, hour_ending(claimed_to) as first_hour_end,
        hour_starting(${cutoff}::timestamptz) as last_hour_start,
        ${cutoff}::timestamptz as cutoff
      from developers where ${whom}
    )
    select page.id, coalesce(earned, 0) as earned, coalesce(other, 0) as other,
      coalesce(ledger.owed, 0) as owed, coalesce(fee, 0) as fee,
      coalesce(earnings_count, 0)::int as earnings_count,
      period_start::text, period_end::text,
      paused_at is not null as paused, auto_enabled, schedule, threshold_cents,
      auto_stopped_at is not null as auto_stopped,
      unresolved.found is not null as unresolved,
      connected.stripe_account_id, connected.details_submitted, connected.payouts_enabled,
      connected.transfers_active, connected.disabled_reason
    from page
    left join connected_accounts connected on connected.developer_id = page.id
    -- "exists" would be answered by reading everybody's unresolved payouts, on every page.
    left join lateral (
      select true as found from payouts where payouts.developer_id = page.id
        and state in ('planned', 'pending', 'processing') limit 1
    ) as unresolved on true
    cross join lateral (
      select sum(owed)::bigint as owed from ledger_slots
      where ledger_slots.developer_id = page.id
    ) as ledger
    cross join lateral (
      select
        (sum(amount) filter (where kind in ('accrual', 'clawback')))::bigint as earned,
        (sum(amount) filter (where kind not in ('accrual', 'clawback')))::bigint as other,
        (sum(case kind when 'accrual' then fee when 'clawback' then -fee end))::bigint as fee,
        sum(transactions) filter (where kind = 'accrual') as earnings_count,
        min(first_at) filter (where kind = 'accrual') as period_start,
        max(last_at) filter (where kind = 'accrual') as period_end
      from (
        select kind, amount, fee, transactions, first_at, last_at from earning_rollups
        where earning_rollups.developer_id = page.id
          and payable_hour > first_hour_end and payable_hour <= last_hour_start
        union all
        select kind, amount, fee, 1, occurred_at, occurred_at
        from developer_earnings
        where developer_earnings.developer_id = page.id
          and billing_mode is distinct from 'developer'
          and payable_at > claimed_to and payable_at <= least(first_hour_end, cutoff)
        union all
        select kind, amount, fee, 1, occurred_at, occurred_at
        from developer_earnings
        where developer_earnings.developer_id = page.id
          and billing_mode is distinct from 'developer'
          and payable_at > greatest(first_hour_end, last_hour_start) and payable_at <= cutoff
      ) as payable
    ) as sums
    order by page.id`;
}

function toFacts(row: FactsRow): DeveloperFacts {
  const connected = row.stripe_account_id
    ? {
        stripeAccountId: row.stripe_account_id,
        detailsSubmitted: row.details_submitted,
        payoutsEnabled: row.payouts_enabled,
        transfersActive: row.transfers_active,
        disabledReason: row.disabled_reason,
      }
    : null;
  return {
    developerId: row.id,
    readiness: readiness(connected),
    payableEarned: row.earned,
    payableOther: row.other,
    held: row.owed - row.earned - row.other,
    paused: row.paused,
    hasUnresolvedPayout: row.unresolved,
    autoEnabled: row.auto_enabled,
    autoStopped: row.auto_stopped,
    schedule: row.schedule,
    threshold: thresholdFromCents(row.threshold_cents),
    destination: row.stripe_account_id,
    fee: row.fee,
    earningsCount: row.earnings_count,
    periodStart: row.period_start,
    periodEnd: row.period_end,
  };
}
