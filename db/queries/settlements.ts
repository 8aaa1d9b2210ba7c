import "server-only";
import { sql } from "drizzle-orm";
import type { Settlement } from "@/domain/payouts/states";
import { at, type Reader } from "../client";

export interface BankFacts {
  readonly bankPayoutId: string;
  readonly settlement: Settlement;
  readonly arrivesAt: Date;
  readonly traceId: string | null;
  readonly failureCode: string | null;
}

/** A bank payout goes this way and never back, so a look that is late says nothing new. */
const ORDER = sql`array['none', 'in_transit', 'deposited', 'returned']::text[]`;

/**
 * Writes where the bank's part stands for the payouts whose destination payments one bank payout
 * carried (R14). After a return, the next bank payout that carries the same payment takes over.
 */
export async function writeSettlement(
  reader: Reader,
  developerId: string,
  destinationPayments: readonly string[],
  facts: BankFacts,
): Promise<void> {
  if (destinationPayments.length === 0) return;
  await reader.execute(sql`update payouts set settlement = ${facts.settlement},
      bank_payout_id = ${facts.bankPayoutId}, arrives_at = ${at(facts.arrivesAt)},
      trace_id = ${facts.traceId}, settlement_failure_code = ${facts.failureCode}
    where developer_id = ${developerId}
      and destination_payment = any (${`{${destinationPayments.join(",")}}`}::text[])
      and (bank_payout_id is null
        or (bank_payout_id = ${facts.bankPayoutId} and
          array_position(${ORDER}, settlement) <= array_position(${ORDER}, ${facts.settlement}))
        or (bank_payout_id <> ${facts.bankPayoutId} and settlement = 'returned'
          and ${facts.settlement} <> 'returned'))`);
}
