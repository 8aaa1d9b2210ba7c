/** From when on what waits to be done is behind rather than busy. */
export const OUTBOX_LAG_MINUTES = 15;

export function isBehind(lag: { readonly seconds: number }): boolean {
  return lag.seconds > OUTBOX_LAG_MINUTES * 60;
}

export interface Readiness {
  /** Degraded: requests are served, but the work behind them is late. */
  readonly status: "ready" | "degraded";
  readonly lastRunAt: Date | null;
  readonly isRunLate: boolean;
  /** Of the outbox that is furthest behind, in seconds. */
  readonly outboxAge: number;
}
