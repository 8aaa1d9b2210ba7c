import "server-only";
import { sql } from "drizzle-orm";
import type { Policy } from "@/domain/policy";
import { at, query, type Reader, type Transaction } from "../client";
import { POLICY_COLUMNS } from "./policies";

export interface DatedPolicy extends Policy {
  readonly id: string;
  /** Null for the one that holds from the beginning of time. */
  readonly effectiveFrom: Date | null;
}

/** Every policy there has been and will be, the latest first. */
export async function listPolicies(reader: Reader, limit: number): Promise<DatedPolicy[]> {
  return query<DatedPolicy>(
    reader,
    sql`select id, case when isfinite(effective_from) then effective_from end as "effectiveFrom",
        ${POLICY_COLUMNS} from policies order by effective_from desc limit ${limit}`,
  );
}

/** Adds a policy that holds from a moment on; null when another begins at that very moment. */
export async function insertPolicy(
  tx: Transaction,
  policy: Policy,
  effectiveFrom: Date,
): Promise<string | null> {
  const [added] = await query<{ id: string }>(
    tx,
    sql`insert into policies (id, effective_from, fee_bps, hold_days, minimum_payout, reserve_bps,
        reserve_days, maximum_markup_bps, default_schedule)
      values (new_id('pol'), ${at(effectiveFrom)}, ${policy.feeBps}, ${policy.holdDays},
        ${policy.minimumPayout}, ${policy.reserveBps}, ${policy.reserveDays},
        ${policy.maximumMarkupBps}, ${policy.defaultSchedule})
      on conflict do nothing returning id`,
  );
  return added?.id ?? null;
}
