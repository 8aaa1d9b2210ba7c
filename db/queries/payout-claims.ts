import "server-only";
import { sql } from "drizzle-orm";
import type { Span } from "@/domain/earnings/earning";
import type { EarningKind } from "@/domain/earnings/kinds";
import type { Micros } from "@/domain/money";
import { query, queryOne, type Reader } from "../client";
import type { PayoutKey } from "./payouts";

/** The stretch of the timeline that a payout claims; frozen, also once it was given back. */
export async function claimOfPayout(reader: Reader, key: PayoutKey): Promise<Span> {
  return queryOne<Span>(
    reader,
    sql`select claims_from::text as after, claims_to::text as "upTo" from payouts
      where developer_id = ${key.developerId} and id = ${key.payoutId}`,
  );
}

/**
 * What a claim holds by kind, in micros: whole hours from the rollups, and only the cut hours at
 * its ends from rows, as when it was planned.
 */
export async function sumsOfClaim(
  reader: Reader,
  developerId: string,
  { after, upTo }: Span,
): Promise<ReadonlyMap<EarningKind, Micros>> {
  const [from, to] = [sql`${after}::timestamptz`, sql`${upTo}::timestamptz`];
  const rows = await query<{ kind: EarningKind; amount: Micros }>(
    reader,
    sql`select kind, sum(amount)::bigint as amount from (
        select kind, amount from earning_rollups
        where developer_id = ${developerId}
          and payable_hour > hour_ending(${from}) and payable_hour <= hour_starting(${to})
        union all
        select kind, amount from developer_earnings
        where developer_id = ${developerId}
          and payable_at > ${from} and payable_at <= least(hour_ending(${from}), ${to})
        union all
        select kind, amount from developer_earnings
        where developer_id = ${developerId}
          and payable_at > greatest(hour_ending(${from}), hour_starting(${to}))
          and payable_at <= ${to}
      ) as claimed group by kind`,
  );
  return new Map(rows.map(({ kind, amount }) => [kind, amount]));
}
