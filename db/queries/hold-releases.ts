import "server-only";
import { sql } from "drizzle-orm";
import type { Micros } from "@/domain/money";
import { query, type Reader } from "../client";

export interface HoldDay {
  /** As 2026-11-24. */
  readonly date: string;
  /** Accruals less what was taken back of them; below zero where refunds outweigh. */
  readonly amount: Micros;
  readonly transactions: number;
}

/**
 * What leaves its hold on each day (UTC) after `after`, soonest first: whole hours from the
 * rollups, only the cut hour at the start from rows. An hour that ends at midnight is the day's
 * last.
 */
export async function holdReleasesOf(
  reader: Reader,
  developerId: string,
  after: string,
): Promise<HoldDay[]> {
  const start = sql`${after}::timestamptz`;
  return query<HoldDay>(
    reader,
    sql`with held as (
      select payable_hour as hour_end, amount,
        case when kind = 'accrual' then transactions else 0 end as transactions
      from earning_rollups
      where developer_id = ${developerId} and payable_hour > hour_ending(${start})
      union all
      select hour_ending(payable_at), amount,
        (kind = 'accrual' and billing_mode = 'user')::int from developer_earnings
      where developer_id = ${developerId}
        and payable_at > ${start} and payable_at <= hour_ending(${start})
    )
    select to_char((hour_end - interval '1 microsecond') at time zone 'UTC', 'YYYY-MM-DD') as date,
      sum(amount)::bigint as amount, sum(transactions)::int as transactions
    from held group by 1 order by 1`,
  );
}
