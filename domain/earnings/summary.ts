import type { Micros } from "@/domain/money";
import type { Decision } from "@/domain/payouts/decide";
import type { Policy } from "@/domain/policy";

/**
 * Where a developer's money is, in micros (R16): accrued − clawedBack + adjusted + writtenOff
 * = held + payable + inTransit + reserved + paid.
 */
export interface EarningsSummary {
  readonly accrued: Micros;
  readonly clawedBack: Micros;
  readonly adjusted: Micros;
  readonly writtenOff: Micros;
  readonly held: Micros;
  readonly payable: Micros;
  readonly inTransit: Micros;
  readonly reserved: Micros;
  readonly paid: Micros;
  readonly transactions: number;
  /** What asking for a payout now would come to. */
  readonly ifAskedNow: Decision;
  readonly policy: Policy;
}
