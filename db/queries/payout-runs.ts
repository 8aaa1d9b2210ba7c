import "server-only";
import { sql } from "drizzle-orm";
import type { Micros } from "@/domain/money";
import type { RunSummary } from "@/domain/payouts/run";
import {
  at,
  query,
  queryOne,
  queryOnePrepared,
  queryPrepared,
  type Reader,
  type Transaction,
} from "../client";

/** A run as its planner holds it: the token proves that the lease is still its own (R11). */
export interface HeldRun {
  readonly id: string;
  readonly leaseToken: string;
  readonly asOf: Date;
  readonly cursor: string;
}

/** A page must commit within this time of the one before it. Real time. */
const LEASE = sql`interval '60 seconds'`;

/**
 * Starts a run, or takes over one whose lease has run out, at its cursor. Null while another
 * one is in flight. The unique index `one_run_planning` decides between racers.
 */
export async function openRun(
  reader: Reader,
  asOf: Date,
  startedBy: string,
): Promise<HeldRun | null> {
  const [run] = await query<HeldRun>(
    reader,
    sql`insert into payout_runs as run (id, state, as_of, lease_token, lease_until, started_at,
        started_by)
      values (new_id('run'), 'planning', ${at(asOf)}, new_id('lease'), clock_timestamp() + ${LEASE},
        ${at(asOf)}, ${startedBy})
      on conflict (state) where state = 'planning' do update
        set lease_token = excluded.lease_token, lease_until = excluded.lease_until
        where run.lease_until < clock_timestamp()
      returning id, lease_token as "leaseToken", as_of as "asOf", cursor`,
  );
  return run ?? null;
}

export async function runInFlight(reader: Reader): Promise<string | null> {
  const [run] = await query<{ id: string }>(
    reader,
    sql`select id from payout_runs where state = 'planning'`,
  );
  return run?.id ?? null;
}

export async function lastCompletedRunAt(reader: Reader): Promise<Date | null> {
  const row = await queryOnePrepared<{ as_of: Date | null }>(
    reader,
    sql`select max(as_of) as as_of from payout_runs where state = 'completed'`,
  );
  return row.as_of;
}

/**
 * A first look, so that a planner that lost its run stops before it works. From here on the
 * transaction goes by indexes: what a connection first planned for empty tables, as before the
 * first run, would read them whole for every payout.
 */
export async function holdsLease(tx: Transaction, run: HeldRun): Promise<boolean> {
  const held = await queryPrepared(
    tx,
    sql`select id, set_config('enable_seqscan', 'off', true) from payout_runs
      where id = ${run.id} and lease_token = ${run.leaseToken} and state = 'planning'`,
  );
  return held.length > 0;
}

export interface PageTally {
  readonly cursor: string;
  readonly developersSeen: number;
  readonly payoutsPlanned: number;
  readonly transferTotal: Micros;
  readonly reserveTotal: Micros;
}

/**
 * Moves the cursor in the page's own transaction. Answers how many milliseconds that has taken so
 * far, or null when the lease is no longer ours. Real time.
 */
export async function advanceRun(
  tx: Transaction,
  run: HeldRun,
  page: PageTally,
): Promise<number | null> {
  const [moved] = await queryPrepared<{ ms: number }>(
    tx,
    sql`update payout_runs set cursor = ${page.cursor},
        lease_until = clock_timestamp() + ${LEASE},
        developers_seen = developers_seen + ${page.developersSeen},
        payouts_planned = payouts_planned + ${page.payoutsPlanned},
        transfer_total = transfer_total + ${page.transferTotal},
        reserve_total = reserve_total + ${page.reserveTotal}
      where id = ${run.id} and lease_token = ${run.leaseToken} and state = 'planning'
      returning (extract(epoch from clock_timestamp() - transaction_timestamp()) * 1000)::int
        as ms`,
  );
  return moved?.ms ?? null;
}

export async function completeRun(reader: Reader, run: HeldRun): Promise<boolean> {
  const completed = await query(
    reader,
    sql`update payout_runs set state = 'completed', completed_at = business_now()
      where id = ${run.id} and lease_token = ${run.leaseToken} and state = 'planning'
      returning id`,
  );
  return completed.length > 0;
}

export async function findRun(reader: Reader, runId: string): Promise<RunSummary> {
  return queryOne<RunSummary>(
    reader,
    sql`select id, state, as_of as "asOf", completed_at as "completedAt",
        developers_seen as "developersSeen", payouts_planned as "payoutsPlanned",
        transfer_total as "transferTotal", reserve_total as "reserveTotal"
      from payout_runs where id = ${runId}`,
  );
}

/** How many developers a run decided what for. */
export async function decisionCounts(
  reader: Reader,
  runId: string,
): Promise<Readonly<Record<string, number>>> {
  const rows = await query<{ code: string; developers: number }>(
    reader,
    sql`select code, count(*)::int as developers from payout_decisions
      where run_id = ${runId} group by code order by code`,
  );
  return Object.fromEntries(rows.map((row) => [row.code, row.developers]));
}

/**
 * Whether a run lies where its planner died, or the one due at `lastDue` has not been made
 * although there was somebody to pay.
 */
export async function isRunWaiting(reader: Reader, lastDue: Date): Promise<boolean> {
  const row = await queryOne<{ waiting: boolean }>(
    reader,
    sql`select exists (select from payout_runs
        where state = 'planning' and lease_until < clock_timestamp())
      or (exists (select from developers where created_at < ${at(lastDue)})
        and not exists (select from payout_runs where as_of >= ${at(lastDue)})) as waiting`,
  );
  return row.waiting;
}
