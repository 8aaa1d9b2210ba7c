/** Calendar arithmetic in UTC on instants that arrive as arguments (R15). */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export function addDays(instant: Date, days: number): Date {
  return addMs(instant, days * DAY_MS);
}

export function addMinutes(instant: Date, minutes: number): Date {
  return addMs(instant, minutes * MINUTE_MS);
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
  const today = addMs(startOfDay(instant), hour * HOUR_MS);
  return today.getTime() > instant.getTime() ? today : addDays(today, 1);
}

/** The first time at or after `instant` that a clock shows this minute. */
export function nextHourly(instant: Date, minute: number): Date {
  return addMs(instant, modulo(minute * MINUTE_MS - instant.getTime(), HOUR_MS));
}

export function hoursBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / HOUR_MS;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

/** The one constant instant that others are moved from; no clock is read. */
function startOfEpoch(): Date {
  return new Date(0);
}

const DATE_PART = String.raw`(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?`;
const TIME_PART = String.raw`(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?`;
const DURATION = new RegExp(`^P(?=.)${DATE_PART}(?:T(?=.)${TIME_PART})?$`);

/** `instant` moved by an ISO 8601 duration such as P7D or PT1H; null when it is not one. */
export function addDuration(instant: Date, duration: string): Date | null {
  const match = DURATION.exec(duration);
  if (!match) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const moved = addMs(instant, 0);
  moved.setUTCMonth(moved.getUTCMonth() + months + 12 * years);
  const wholeDays = weeks * 7 + days;
  return addMs(moved, wholeDays * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1_000);
}
