const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds until the next try of a webhook; after the last of them it is given up. */
export const WEBHOOK_WAITS = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** Any 2xx: the receiver has it. A redirect is not followed, so it is no yes. */
export function isTaken(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** The receiver wants nothing more at this address. */
export function isGone(status: number | null): boolean {
  return status === 410;
}
