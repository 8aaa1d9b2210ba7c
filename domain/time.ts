/** Calendar arithmetic in UTC on instants that arrive as arguments (R15). */
const DAY_MS = 86_400_000;

export function addDays(instant: Date, days: number): Date {
  return addMs(instant, days * DAY_MS);
}

export function addMinutes(instant: Date, minutes: number): Date {
  return addMs(instant, minutes * 60_000);
}

export function addMs(instant: Date, ms: number): Date {
  const moved = startOfEpoch();
  moved.setTime(instant.getTime() + ms);
  return moved;
}

/** Midnight UTC of the instant's day. */
export function startOfDay(instant: Date): Date {
  return addMs(instant, -modulo(instant.getTime(), DAY_MS));
}

/** The first moment after `instant` whose UTC time of day is `hour`:00. */
export function nextDaily(instant: Date, hour: number): Date {
  const today = addMs(startOfDay(instant), hour * 3_600_000);
  return today.getTime() > instant.getTime() ? today : addDays(today, 1);
}

export function hoursBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 3_600_000;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

/** The one constant instant that others are moved from; no clock is read. */
function startOfEpoch(): Date {
  return new Date(0);
}
