import "server-only";
import { sql } from "drizzle-orm";
import type { Micros } from "@/domain/money";
import type { PayoutState, Settlement } from "@/domain/payouts/states";
import { query, queryOne, type Reader } from "../client";
import type { PayoutKey } from "./payouts";

/** Whose payout this is: operators know it by its id alone. */
export async function findPayoutKey(reader: Reader, payoutId: string): Promise<PayoutKey | null> {
  const [found] = await query<PayoutKey>(
    reader,
    sql`select developer_id as "developerId", id as "payoutId" from payouts where id = ${payoutId}`,
  );
  return found ?? null;
}

/** A payout that waits is due now; false when it does not wait. */
export async function makePayoutDue(reader: Reader, key: PayoutKey): Promise<boolean> {
  const due = await query(
    reader,
    sql`update payouts set next_try_at = business_now()
      where developer_id = ${key.developerId} and id = ${key.payoutId}
        and state in ('planned', 'pending') returning id`,
  );
  return due.length > 0;
}

export interface WaitingFunds {
  readonly payouts: number;
  readonly amount: Micros;
}

/** Promised and not sent: what the platform's Stripe balance has to cover. */
export async function waitingForFunds(reader: Reader): Promise<WaitingFunds> {
  return queryOne<WaitingFunds>(
    reader,
    sql`select count(*)::int as payouts, coalesce(sum(transfer), 0)::bigint as amount
      from payouts where state in ('planned', 'pending')`,
  );
}

/** How many payouts of a run are where, with what they come to. */
export async function payoutStatesOfRun(
  reader: Reader,
  runId: string,
): Promise<{ readonly state: PayoutState; readonly payouts: number; readonly amount: Micros }[]> {
  return query(
    reader,
    sql`select state, count(*)::int as payouts, sum(transfer)::bigint as amount from payouts
      where run_id = ${runId} group by state order by state`,
  );
}

export interface RunDecision {
  readonly developerId: string;
  readonly developer: string;
  readonly code: string;
  readonly payable: Micros;
  readonly held: Micros;
  readonly payoutId: string | null;
  readonly state: PayoutState | null;
  readonly settlement: Settlement | null;
  readonly transfer: Micros | null;
}

export interface DecisionFilter {
  readonly runId: string;
  readonly code: string | null;
  readonly limit: number;
  readonly skip: number;
}

/** What a run decided for each developer, the largest first. */
export async function decisionsOfRun(
  reader: Reader,
  { runId, code, limit, skip }: DecisionFilter,
): Promise<RunDecision[]> {
  return query<RunDecision>(
    reader,
    sql`select decision.developer_id as "developerId", developers.name as developer, code, payable,
        held, payout_id as "payoutId", payouts.state, settlement, transfer
      from payout_decisions decision
      join developers on developers.id = decision.developer_id
      left join payouts on payouts.developer_id = decision.developer_id
        and payouts.id = decision.payout_id
      where decision.run_id = ${runId} and (${code}::text is null or code = ${code})
      order by payable desc, decision.developer_id limit ${limit} offset ${skip}`,
  );
}
