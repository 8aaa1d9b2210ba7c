import "server-only";
import { sql } from "drizzle-orm";
import type { Micros } from "@/domain/money";
import type { Decision, DecisionCode } from "@/domain/payouts/decide";
import type { Policy } from "@/domain/policy";
import { asJson, queryPrepared, type Transaction } from "../client";
import type { DeveloperFacts, ExactInstant } from "./payout-facts";
import type { PayoutKey } from "./payouts";

/** A decision with the facts it was made from, ready to be written. */
export interface Plan {
  readonly facts: DeveloperFacts;
  readonly decision: Decision;
}

export interface PlanningTerms {
  readonly cutoff: ExactInstant;
  readonly policy: Policy;
  /** Null for a payout the developer asked for: it leaves no decision row. */
  readonly runId: string | null;
  readonly requestedBy: string;
}

export interface PlannedPayout {
  readonly developer_id: string;
  readonly payout_id: string;
  readonly transfer: Micros;
  readonly reserve: Micros;
}

export function keyOf(planned: PlannedPayout): PayoutKey {
  return { developerId: planned.developer_id, payoutId: planned.payout_id };
}

/**
 * Writes what was decided for a page of locked developers in one statement (R8): payouts, their
 * reserves and journals, the claims, and a decision row each. Answers the payouts.
 */
export async function writePlans(
  tx: Transaction,
  plans: readonly Plan[],
  terms: PlanningTerms,
): Promise<PlannedPayout[]> {
  return queryPrepared<PlannedPayout>(
    tx,
    sql`with decided as materialized (
      select r.*, ${terms.cutoff}::timestamptz as cutoff,
        case when code = 'paid' then new_id('pay') end as payout_id,
        case when code = 'paid' then new_id('jrn') end as journal_id
      from json_to_recordset(${asJson(plans.map(toRow))}) as r (
        developer_id text, code text, payable bigint, held bigint, destination text,
        earned bigint, other bigint, transfer bigint, reserve bigint, fee bigint,
        earnings_count int, period_start timestamptz, period_end timestamptz)
    ), paid as (
      select * from decided where code = 'paid'
    ), promised as (
      insert into payouts (developer_id, id, run_id, state, destination, claims_from, claims_to,
        earned, other, gross, transfer, reserve, fee, reserve_bps, reserve_days, earnings_count,
        period_start, period_end, created_at, next_try_at, requested_by)
      select paid.developer_id, payout_id, ${terms.runId}, 'planned', destination, claimed_to,
        cutoff, earned, other, earned + other, transfer, reserve, fee, ${terms.policy.reserveBps},
        ${terms.policy.reserveDays}, earnings_count, coalesce(period_start, cutoff),
        coalesce(period_end, cutoff), cutoff, cutoff, ${terms.requestedBy}
      from paid join developers on developers.id = paid.developer_id
      order by paid.developer_id
    ), kept_back as (
      insert into reserves (developer_id, payout_id, amount, state)
      select developer_id, payout_id, reserve, 'held' from paid where reserve > 0
      order by developer_id
    ), booked as (
      insert into journals (developer_id, id, kind, business_id, happened_at, created_at)
      select developer_id, journal_id, 'payout_planned', payout_id, cutoff,
        (select business_now()) from paid
      order by developer_id
    ), posted as (
      insert into postings (developer_id, journal_id, line, from_account, to_account, amount)
      select developer_id, journal_id, line, 'owed', to_account, amount
      from paid cross join lateral
        (values (1, 'in_transit', transfer), (2, 'reserved', reserve))
          as lines (line, to_account, amount)
      where amount > 0
      order by developer_id, line
    ), claimed as (
      update developers set claimed_to = cutoff from paid where developers.id = paid.developer_id
    ), explained as (
      insert into payout_decisions (developer_id, run_id, code, payable, held, payout_id,
        decided_at)
      select developer_id, ${terms.runId}, code, payable, held, payout_id, cutoff
      from decided where ${terms.runId}::text is not null
      order by developer_id
    )
    select developer_id, payout_id, transfer, reserve from paid order by developer_id`,
  );
}

function toRow({ facts, decision }: Plan): object {
  const code: DecisionCode = decision.kind === "pay" ? "paid" : decision.code;
  const paid = decision.kind === "pay" ? decision : { transfer: 0n, reserve: 0n };
  return {
    developer_id: facts.developerId,
    code,
    payable: facts.payableEarned + facts.payableOther,
    held: facts.held,
    destination: facts.destination,
    earned: facts.payableEarned,
    other: facts.payableOther,
    transfer: paid.transfer,
    reserve: paid.reserve,
    fee: facts.fee,
    earnings_count: facts.earningsCount,
    period_start: facts.periodStart,
    period_end: facts.periodEnd,
  };
}
