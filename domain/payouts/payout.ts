import type { Micros } from "@/domain/money";
import type { PayoutState, Settlement } from "@/domain/payouts/states";

/** A payout as it is shown. Money in micros. */
export interface Payout {
  readonly id: string;
  readonly state: PayoutState;
  readonly settlement: Settlement;
  readonly earned: Micros;
  readonly other: Micros;
  readonly gross: Micros;
  readonly transfer: Micros;
  readonly reserve: Micros;
  readonly fee: Micros;
  readonly earningsCount: number;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly stripeTransferId: string | null;
}
