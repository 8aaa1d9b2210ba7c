import "server-only";
import { sql } from "drizzle-orm";
import type { Micros } from "@/domain/money";
import type { ListedRun } from "@/domain/payouts/run";
import { at, query, queryOne, type Reader } from "../client";

/** The latest payout runs, newest first. What is waiting is counted among what waits alone. */
export async function latestRuns(reader: Reader, limit: number): Promise<ListedRun[]> {
  return query<ListedRun>(
    reader,
    sql`with waiting as (
        select run_id, count(*)::int as payouts from payouts
        where state in ('planned', 'pending', 'processing') group by run_id
      )
      select id, state, as_of as "asOf", completed_at as "completedAt",
        developers_seen as "developersSeen", payouts_planned as "payoutsPlanned",
        transfer_total as "transferTotal", reserve_total as "reserveTotal",
        started_by as "startedBy", coalesce(waiting.payouts, 0) as waiting
      from payout_runs left join waiting on waiting.run_id = payout_runs.id
      order by as_of desc, id desc limit ${limit}`,
  );
}

/** One of them; null for an id that is none's. */
export async function listedRun(reader: Reader, runId: string): Promise<ListedRun | null> {
  const [run] = await query<ListedRun>(
    reader,
    sql`select id, state, as_of as "asOf", completed_at as "completedAt",
        developers_seen as "developersSeen", payouts_planned as "payoutsPlanned",
        transfer_total as "transferTotal", reserve_total as "reserveTotal",
        started_by as "startedBy",
        (select count(*)::int from payouts where run_id = payout_runs.id
          and payouts.state in ('planned', 'pending', 'processing')) as waiting
      from payout_runs where id = ${runId}`,
  );
  return run ?? null;
}

/** What runs since a moment paid and kept back. */
export async function grossSince(reader: Reader, since: Date): Promise<Micros> {
  const row = await queryOne<{ gross: Micros }>(
    reader,
    sql`select coalesce(sum(transfer_total + reserve_total), 0)::bigint as gross
      from payout_runs where as_of > ${at(since)}`,
  );
  return row.gross;
}
