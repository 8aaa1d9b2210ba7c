import "server-only";
import { sql } from "drizzle-orm";
import type { Micros } from "@/domain/money";
import { query, queryOne, type Reader } from "../client";

export interface Lag {
  readonly outbox: "payouts" | "stripe_events" | "messages" | "webhooks";
  /** How long the oldest has been waiting past its time; zero while none does. */
  readonly seconds: number;
}

/** What is committed and wants work, by what it is. Of a few rows each, through their indexes. */
export async function outboxLags(reader: Reader): Promise<Lag[]> {
  return query<Lag>(
    reader,
    sql`select outbox, greatest(0, extract(epoch from now - oldest))::float8 as seconds from (
        select 'payouts' as outbox, business_now() as now, min(next_try_at) as oldest
        from payouts where next_try_at is not null
      union all
        select 'stripe_events', clock_timestamp(), min(received_at)
        from stripe_events where handled_at is null and parked_at is null
      union all
        select 'messages', clock_timestamp(), min(next_try_at)
        from messages where state = 'waiting'
      union all
        select 'webhooks', clock_timestamp(), min(next_try_at)
        from webhook_deliveries where state = 'waiting'
      ) as oldest_of order by outbox`,
  );
}

export interface Counted {
  readonly of: string;
  readonly count: number;
}

/** Payouts that are not resolved, by state; states without any are left out. */
export async function countUnresolvedPayouts(reader: Reader): Promise<Counted[]> {
  return query<Counted>(
    reader,
    sql`select state as of, count(*)::int as count from payouts
      where state in ('planned', 'pending', 'processing') group by state order by state`,
  );
}

export async function countOpenFindings(reader: Reader): Promise<Counted[]> {
  return query<Counted>(
    reader,
    sql`select rule as of, count(*)::int as count from findings where resolved_at is null
      group by rule order by rule`,
  );
}

/** Attempts of which nobody can say yet whether Stripe carried them out. */
export async function countUnknownAttempts(reader: Reader): Promise<number> {
  const row = await queryOne<{ count: number }>(
    reader,
    sql`select count(*)::int as count from payouts join transfer_attempts attempts
        on attempts.developer_id = payouts.developer_id and attempts.payout_id = payouts.id
      where payouts.state = 'processing' and attempts.state = 'unknown'`,
  );
  return row.count;
}

export interface LastRun {
  /** Since the moment it was made for, in seconds; null before the first. */
  readonly age: number | null;
  readonly duration: number | null;
  readonly payouts: number | null;
}

export async function lastRunMeasures(reader: Reader): Promise<LastRun> {
  const [run] = await query<LastRun>(
    reader,
    sql`select extract(epoch from business_now() - as_of)::float8 as age,
        extract(epoch from completed_at - as_of)::float8 as duration, payouts_planned as payouts
      from payout_runs where state = 'completed' order by as_of desc limit 1`,
  );
  return run ?? { age: null, duration: null, payouts: null };
}

/** What promised payouts still need of the platform's Stripe balance, in micros. */
export async function amountPromised(reader: Reader): Promise<Micros> {
  const row = await queryOne<{ amount: Micros }>(
    reader,
    sql`select coalesce(sum(transfer), 0)::bigint as amount from payouts
      where state in ('planned', 'pending', 'processing')`,
  );
  return row.amount;
}
