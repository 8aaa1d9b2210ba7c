import "server-only";
import { sql } from "drizzle-orm";
import type { Maturity } from "@/domain/payouts/forecast";
import { at, query, type Reader } from "../client";

/**
 * What becomes payable by each coming daily run, from rollups alone (R3): hours end on the hour,
 * and so do runs. Money that is payable already belongs to the first run after `now`.
 */
export async function maturitiesOf(
  reader: Reader,
  developerId: string,
  now: Date,
  runHour: number,
): Promise<Maturity[]> {
  return query<Maturity>(
    reader,
    sql`with claim as materialized (
      select claimed_to, hour_ending(claimed_to) as hour_end from developers
      where id = ${developerId}
    ), unclaimed as (
      select greatest(payable_hour, hour_ending(${at(now)})) as hour_end, kind, amount
      from earning_rollups
      where developer_id = ${developerId} and payable_hour > (select hour_end from claim)
      union all
      select hour_ending(${at(now)}), kind, amount
      from developer_earnings
      where developer_id = ${developerId} and payable_at > (select claimed_to from claim)
        and payable_at <= (select hour_end from claim)
    )
    select date_bin('1 day', hour_end - interval '1 microsecond',
        timestamptz '2000-01-01 00:00Z' + make_interval(hours => ${runHour}))
        + interval '1 day' as "runAt",
      coalesce(sum(amount) filter (where kind in ('accrual', 'clawback')), 0)::bigint as earned,
      coalesce(sum(amount) filter (where kind not in ('accrual', 'clawback')), 0)::bigint as other
    from unclaimed group by 1 order by 1`,
  );
}

/** Reserves that will be released, by the first daily run that can carry them. */
export async function reserveMaturitiesOf(
  reader: Reader,
  developerId: string,
  runHour: number,
): Promise<Maturity[]> {
  return query<Maturity>(
    reader,
    sql`select date_bin('1 day', release_at - interval '1 microsecond',
        timestamptz '2000-01-01 00:00Z' + make_interval(hours => ${runHour}))
        + interval '1 day' as "runAt",
      0::bigint as earned, sum(amount - applied - released)::bigint as other
    from reserves
    where developer_id = ${developerId} and state = 'held' and release_at is not null
    group by 1 order by 1`,
  );
}
