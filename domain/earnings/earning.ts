import type { Bookmark } from "@/domain/bookmark";
import type { EarningStatus } from "@/domain/earnings/kinds";
import type { BasisPoints, Micros } from "@/domain/money";

/** What one call earned, as it is shown. Money in micros. */
export interface Earning {
  readonly id: string;
  readonly appId: string;
  readonly eventId: string;
  readonly amount: Micros;
  /** Of the amount; all of it when the status says so. */
  readonly takenBack: Micros;
  readonly markupBps: BasisPoints;
  readonly fee: Micros;
  readonly status: EarningStatus;
  readonly occurredAt: Date;
  readonly payableAt: Date;
  /** The payout that covers it; null while none does. */
  readonly payoutId: string | null;
}

/** What a list can be narrowed to; `pending` is held and payable together (section 3). */
export type EarningFilter = EarningStatus | "pending";

/** A stretch of a developer's timeline: `after < payable_at ≤ upTo`, to the microsecond. */
export interface Span {
  readonly after: string;
  readonly upTo: string;
}

/**
 * Where claims and the hold cut a timeline in four: paid | in a payout | payable | held. Live
 * payouts leave no gap between them, so three moments say it all.
 */
export interface TimelineCuts {
  readonly paidTo: string;
  readonly claimedTo: string;
  readonly matureTo: string;
}

export const WHOLE_TIMELINE: Span = { after: "-infinity", upTo: "infinity" };

/** The stretch in which earnings of this status lie, but for those taken back. */
export function spanOf(filter: EarningFilter | undefined, cuts: TimelineCuts): Span {
  switch (filter) {
    case "held":
      return { ...WHOLE_TIMELINE, after: cuts.matureTo };
    case "payable":
      return { after: cuts.claimedTo, upTo: cuts.matureTo };
    case "pending":
      return { ...WHOLE_TIMELINE, after: cuts.claimedTo };
    case "in_payout":
      return { after: cuts.paidTo, upTo: cuts.claimedTo };
    case "paid":
      return { ...WHOLE_TIMELINE, upTo: cuts.paidTo };
    case "clawed_back":
    case undefined:
      return WHOLE_TIMELINE;
    default:
      return filter satisfies never;
  }
}

export interface EarningList {
  readonly earnings: readonly Earning[];
  /** All of this status, whatever the page. */
  readonly total: number;
  readonly next: Bookmark | null;
}
