import type { Micros } from "../money";
import type { ReserveState } from "../payouts/states";

/** What one payout kept back, and what became of it. Money in micros. */
interface Reserve {
  readonly state: ReserveState;
  readonly amount: Micros;
  readonly released: Micros;
  /** Taken for refunds. */
  readonly applied: Micros;
  /** Null until the payout's transfer has succeeded. */
  readonly releaseAt: Date | null;
}

/** The same beside when it was over. */
export interface PayoutReserve extends Reserve {
  readonly releasedAt: Date | null;
}

/** One of everybody's, with whose it is. */
export interface LedgerReserve extends Reserve {
  readonly developerId: string;
  readonly developer: string;
  readonly payoutId: string;
}
