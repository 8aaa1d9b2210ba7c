import "server-only";
import { sql } from "drizzle-orm";
import type { BankReturn } from "@/domain/payouts/bank-return";
import type { Settlement } from "@/domain/payouts/states";
import { at, query, type Reader, type Transaction } from "../client";

export interface BankFacts {
  readonly bankPayoutId: string;
  readonly createdAt: Date;
  readonly settlement: Settlement;
  readonly arrivesAt: Date;
  readonly traceId: string | null;
  readonly failureCode: string | null;
}

/** A bank payout goes this way and never back, so a look that is late says nothing new. */
const ORDER = sql`array['none', 'in_transit', 'deposited', 'returned']::text[]`;

/**
 * Writes where the bank's part stands for the payouts whose destination payments one bank payout
 * carried (R14). One that failed is followed by another with the same payment: the newer of the
 * two counts, in whatever order they are heard of. Answers the payouts whose settlement is another
 * one than before.
 */
export async function writeSettlement(
  tx: Transaction,
  developerId: string,
  destinationPayments: readonly string[],
  facts: BankFacts,
): Promise<string[]> {
  if (destinationPayments.length === 0) return [];
  const rows = await query<{ id: string; moved: boolean }>(
    tx,
    sql`with before as (
      select id, settlement, bank_payout_id, bank_payout_at from payouts
      where developer_id = ${developerId}
        and destination_payment = any (${`{${destinationPayments.join(",")}}`}::text[])
      order by id for update
    )
    update payouts set settlement = ${facts.settlement},
      bank_payout_id = ${facts.bankPayoutId}, bank_payout_at = ${at(facts.createdAt)},
      arrives_at = ${at(facts.arrivesAt)},
      trace_id = ${facts.traceId}, settlement_failure_code = ${facts.failureCode}
    from before where payouts.developer_id = ${developerId} and payouts.id = before.id
      and (before.bank_payout_id is null
        or (before.bank_payout_id = ${facts.bankPayoutId} and
          array_position(${ORDER}, before.settlement)
            <= array_position(${ORDER}, ${facts.settlement}))
        or (before.bank_payout_id <> ${facts.bankPayoutId}
          and (coalesce(before.bank_payout_at, '-infinity'), before.bank_payout_id)
            < (${at(facts.createdAt)}, ${facts.bankPayoutId}::text)))
    returning payouts.id, before.settlement <> ${facts.settlement} as moved`,
  );
  return rows.filter(({ moved }) => moved).map(({ id }) => id);
}

/** What of a developer's money the bank returned and no later bank payout carries yet. */
export async function bankReturnOf(
  reader: Reader,
  developerId: string,
): Promise<BankReturn | null> {
  const [latest] = await query<BankReturn>(
    reader,
    sql`select sum(transfer - reversed) over ()::bigint as amount, id as "payoutId",
        settlement_failure_code as "failureCode"
      from payouts where developer_id = ${developerId} and settlement = 'returned'
        and state in ('paid', 'partially_reversed')
      order by arrives_at desc, id desc limit 1`,
  );
  return latest ?? null;
}
