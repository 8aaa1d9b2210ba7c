import type { EarningKind } from "@/domain/earnings/kinds";
import type { Micros } from "@/domain/money";

/** What a payout is made of, in micros: earned − takenBack + released + other = its gross. */
export interface PayoutParts {
  readonly earned: Micros;
  /** What refunds and chargebacks took, as a positive amount. */
  readonly takenBack: Micros;
  /** Reserves of earlier payouts whose days were over. */
  readonly released: Micros;
  /** Returned transfers, covered shortfalls, adjustments and write-offs. */
  readonly other: Micros;
}

export function payoutParts(sums: ReadonlyMap<EarningKind, Micros>): PayoutParts {
  const of = (kind: EarningKind) => sums.get(kind) ?? 0n;
  return {
    earned: of("accrual"),
    takenBack: -of("clawback"),
    released: of("reserve_release"),
    other: of("reserve_applied") + of("transfer_return") + of("adjustment") + of("write_off"),
  };
}
