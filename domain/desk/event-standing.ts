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
