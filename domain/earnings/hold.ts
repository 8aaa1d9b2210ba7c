import { addDays } from "@/domain/time";

export interface HoldTerms {
  readonly holdDays: number;
  /** The developer's own, longer wait; null when they never set one. */
  readonly delayDays: number | null;
}

/**
 * When an earning becomes payable (R3): the call plus the longer of the two waits, and never
 * before the moment it is recorded.
 */
export function payableAt(occurredAt: Date, recordedAt: Date, terms: HoldTerms): Date {
  const matures = addDays(occurredAt, Math.max(terms.holdDays, terms.delayDays ?? 0));
  return matures.getTime() > recordedAt.getTime() ? matures : recordedAt;
}
