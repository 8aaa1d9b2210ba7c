/** How far a stored Stripe event is. */
export const EVENT_STANDINGS = ["waiting", "failing", "parked", "handled"] as const;
export type EventStanding = (typeof EVENT_STANDINGS)[number];

interface Stored {
  readonly handledAt: Date | null;
  readonly parkedAt: Date | null;
  readonly tries: number;
}

export function standingOf({ handledAt, parkedAt, tries }: Stored): EventStanding {
  if (handledAt) return "handled";
  if (parkedAt) return "parked";
  return tries > 0 ? "failing" : "waiting";
}

/** How one try to work on it ended: parked is the failure that was one too many. */
export const EVENT_TRY_OUTCOMES = ["handled", "failed", "parked"] as const;
export type EventTryOutcome = (typeof EVENT_TRY_OUTCOMES)[number];

export interface EventTry {
  readonly at: Date;
  readonly outcome: EventTryOutcome;
  readonly fault: string | null;
}
