import type { Bookmark } from "@/domain/bookmark";
import type { Micros } from "@/domain/money";

/** Due reserves are released every hour at this minute, the last time before the run at 08:00. */
export const RELEASE_MINUTE = 45;

/** What one payout still keeps back. Money in micros. */
export interface HeldReserve {
  readonly payoutId: string;
  /** When that payout was planned. */
  readonly payoutAt: Date;
  /** What it kept back at first. */
  readonly amount: Micros;
  /** What is left of that. */
  readonly held: Micros;
  /** Null until the payout's transfer has succeeded. */
  readonly releaseAt: Date | null;
  /** How long after that it is kept. */
  readonly reserveDays: number;
}

/** What is released on one day, UTC. */
export interface ReleaseDay {
  /** As 2026-11-24. */
  readonly date: string;
  readonly held: Micros;
  readonly reserves: number;
}

export interface ReserveCalendar {
  /** Everything held, in micros: the summary's reserve. */
  readonly held: Micros;
  /** Of that, what has no day yet: its payout is still on its way. */
  readonly undated: Micros;
  readonly days: readonly ReleaseDay[];
  /** The next to be released first. */
  readonly reserves: readonly HeldReserve[];
  readonly total: number;
  readonly next: Bookmark | null;
}
