import "server-only";
import { sql } from "drizzle-orm";
import type {
  BreakdownGroup,
  BreakdownPeriod,
  BreakdownRow,
  Range,
} from "@/domain/earnings/breakdown";
import { at, query, type Reader } from "../client";

export interface BreakdownOrder extends Range {
  readonly period: BreakdownPeriod;
  readonly groupBy?: BreakdownGroup | undefined;
}

/**
 * Accruals by the UTC day, week (from Monday) or month of their calls, oldest first, from rollups
 * alone: whole hours, so both ends are rounded outwards to the hour.
 */
export async function breakDownEarnings(
  reader: Reader,
  developerId: string,
  { from, to, period, groupBy }: BreakdownOrder,
): Promise<BreakdownRow[]> {
  const column = { app: sql`app_id`, model: sql`model` } as const;
  const group = groupBy ? sql`nullif(${column[groupBy]}, '')` : sql`null::text`;
  return query<BreakdownRow>(
    reader,
    sql`select date_trunc(${period}, call_hour, 'UTC') as "periodStart", ${group} as "group",
        sum(amount)::bigint as earned, sum(transactions)::int as transactions
      from earning_rollups
      where developer_id = ${developerId} and kind = 'accrual'
        and call_hour >= hour_starting(${at(from)}) and call_hour < ${at(to)}
      group by 1, 2 order by 1, 2 nulls last`,
  );
}
