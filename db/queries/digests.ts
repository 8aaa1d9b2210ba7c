import "server-only";
import { sql } from "drizzle-orm";
import { SKIPS_TOLD } from "@/domain/news/skips";
import type { Reader, Transaction } from "../client";
import { tell } from "./news";

/** The month before the one that it is: "2026-11" all through December. */
export function monthToDigest(now: Date): string {
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  return before.toISOString().slice(0, 7);
}

/**
 * Tells the month's last reason for being passed over to everybody who had money in it, was
 * passed over for a reason that is worth a mail, and was never paid. Answers how many were told.
 */
export async function tellSkips(tx: Transaction, month: string, now: Date): Promise<number> {
  const from = `${month}-01T00:00:00Z`;
  const codes = `{${SKIPS_TOLD.join(",")}}`;
  const facts = sql`with month as (
      select developer_id, code, payable, held, decided_at, payout_id from payout_decisions
      where decided_at >= ${from}::timestamptz
        and decided_at < ${from}::timestamptz + interval '1 month'
    ), last as (
      select distinct on (developer_id) developer_id, code, payable, held
      from month order by developer_id, decided_at desc
    ), days as (
      select developer_id, count(distinct (decided_at at time zone 'UTC')::date)::int as days
      from month group by developer_id having count(payout_id) = 0
    )
    select developer_id, ${month}::text as fact_id, jsonb_build_object('month', ${month}::text,
      'days', days, 'code', code, 'payable', payable::text, 'held', held::text) as facts
    from last join days using (developer_id)
    where code = any (${codes}::text[]) and (payable <> 0 or held <> 0)
    order by developer_id`;
  return tell(tx, "payouts_skipped", facts, now);
}

export async function stopDigestsOf(reader: Reader, developerId: string): Promise<void> {
  await reader.execute(sql`update developers
    set digest_stopped_at = coalesce(digest_stopped_at, business_now()) where id = ${developerId}`);
}
