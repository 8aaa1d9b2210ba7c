import { invariant } from "../money";
import { addDuration, addMinutes, addMs } from "../time";

/** A calendar month in UTC, as `2026-10`: sorts as it reads. */
export type Month = string;
/** A calendar year in UTC, as `2026`. */
export type Year = string;
/** What a statement covers: a month or a year. */
export type Period = Month | Year;

/** A server's clock that is set back by less than this cannot write into a closed month. */
const CLOSES_AFTER_MINUTES = 5;

export function monthOf(instant: Date): Month {
  return instant.toISOString().slice(0, 7);
}

export function yearOf(period: Period): Year {
  return period.slice(0, 4);
}

export function isYear(period: Period): period is Year {
  return period.length === 4;
}

/** Midnight UTC at which the period begins. */
export function startOf(period: Period): Date {
  return new Date(`${isYear(period) ? `${period}-01` : period}-01T00:00:00Z`);
}

/** The first moment that is no longer of the period. */
export function endOf(period: Period): Date {
  const end = addDuration(startOf(period), isYear(period) ? "P1Y" : "P1M");
  invariant(end !== null, `${period} has an end`);
  return end;
}

export function monthAfter(month: Month): Month {
  return monthOf(endOf(month));
}

export function monthBefore(period: Period): Month {
  return monthOf(addMs(startOf(period), -1));
}

/** Nothing is dated into the period any more. */
export function isOver(period: Period, now: Date): boolean {
  return now.getTime() >= addMinutes(endOf(period), CLOSES_AFTER_MINUTES).getTime();
}

/** Every month from `first` to `last`, both included; none when `last` lies before `first`. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

/** The months of a period, all twelve of a year. */
export function monthsOf(period: Period): Month[] {
  return isYear(period) ? monthsFrom(`${period}-01`, `${period}-12`) : [period];
}
