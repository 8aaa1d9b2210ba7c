import "server-only";
import { sql } from "drizzle-orm";
import { query, type Reader } from "../client";
import type { RunSummary } from "./payout-runs";

export interface ListedRun extends RunSummary {
  readonly startedBy: string;
}

/** The latest payout runs, newest first. */
export async function latestRuns(reader: Reader, limit: number): Promise<ListedRun[]> {
  return query<ListedRun>(
    reader,
    sql`select id, state, as_of as "asOf", completed_at as "completedAt",
        developers_seen as "developersSeen", payouts_planned as "payoutsPlanned",
        transfer_total as "transferTotal", reserve_total as "reserveTotal",
        started_by as "startedBy"
      from payout_runs order by as_of desc, id desc limit ${limit}`,
  );
}
