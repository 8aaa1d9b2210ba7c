/** From when on what waits to be done is behind rather than busy. */
export const OUTBOX_LAG_MINUTES = 15;

export function isBehind(lag: { readonly seconds: number }): boolean {
  return lag.seconds > OUTBOX_LAG_MINUTES * 60;
}
