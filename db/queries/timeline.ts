import "server-only";
import { sql } from "drizzle-orm";
import type { EarningKind } from "@/domain/earnings/kinds";
import type { Micros } from "@/domain/money";
import { at, query, type Transaction } from "../client";

export interface TimelineRow {
  readonly developerId: string;
  readonly kind: Exclude<EarningKind, "accrual" | "clawback">;
  readonly businessId: string;
  readonly amount: Micros;
  readonly occurredAt: Date;
  readonly journalId: string | null;
  readonly reason?: string;
}

/**
 * Adds a row that no call caused, payable at once (R4). The developer must be locked: the row
 * lands after everything that has been claimed.
 */
export async function insertTimelineRow(tx: Transaction, row: TimelineRow): Promise<void> {
  await tx.execute(sql`insert into developer_earnings (developer_id, id, kind, event_id, amount,
      occurred_at, payable_at, recorded_at, journal_id, reason)
    select id, new_id('earn'), ${row.kind}, ${row.businessId}, ${row.amount}, ${at(row.occurredAt)},
      greatest(business_now(), claimed_to + interval '1 microsecond'), business_now(),
      ${row.journalId}, ${row.reason ?? null}
    from developers where id = ${row.developerId}`);
}

/** The amount of a row that is there already, in micros; null when it is not. */
export async function findTimelineRow(
  tx: Transaction,
  row: Pick<TimelineRow, "developerId" | "kind" | "businessId">,
): Promise<{ readonly amount: Micros; readonly reason: string | null } | null> {
  const [found] = await query<{ amount: Micros; reason: string | null }>(
    tx,
    sql`select amount, reason from developer_earnings
      where developer_id = ${row.developerId} and app_id is null and event_id = ${row.businessId}
        and kind = ${row.kind}`,
  );
  return found ?? null;
}
