import { greatest, type Micros, toCents } from "@/domain/money";
import { addDays, startOfDay } from "@/domain/time";

export interface CalendarDay {
  readonly date: Date;
  readonly amount: Micros;
  readonly isToday: boolean;
  /** Before today or after the last day that is looked at. */
  readonly isOutside: boolean;
}

export interface ReleaseCalendarModel {
  /** Rows of seven days from Monday. */
  readonly weeks: readonly (readonly CalendarDay[])[];
  readonly highest: Micros;
  /** What is released after the last day. */
  readonly later: Micros;
  readonly laterDays: number;
}

interface DatedAmount {
  /** As 2026-11-24. */
  readonly date: string;
  readonly amount: Micros;
}

/** The coming `length` days from today on, in whole weeks. A day with less than a cent is empty. */
export function releaseDays(
  all: readonly DatedAmount[],
  now: Date,
  length: number,
): ReleaseCalendarModel {
  const amounts = all.filter(({ amount }) => toCents(amount) !== 0n);
  const today = startOfDay(now);
  const last = addDays(today, length - 1);
  const byDate = new Map(amounts.map(({ date, amount }) => [date, amount]));
  const first = addDays(today, -((today.getUTCDay() + 6) % 7));
  const weeks: CalendarDay[][] = [];
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, n) => {
        const date = addDays(monday, n);
        return {
          date,
          amount: byDate.get(isoDay(date)) ?? 0n,
          isToday: date.getTime() === today.getTime(),
          isOutside: date < today || date > last,
        };
      }),
    );
  }
  const shown = weeks.flat().filter(({ isOutside }) => !isOutside);
  const later = amounts.filter(({ date }) => date > isoDay(last));
  return {
    weeks,
    highest: shown.reduce((most, { amount }) => greatest(most, amount), 0n),
    later: later.reduce((all, { amount }) => all + amount, 0n),
    laterDays: later.length,
  };
}

/** How strongly a day is coloured: none for nothing, then by its share of the highest. */
export function strengthOf(amount: Micros, highest: Micros): 0 | 1 | 2 | 3 {
  if (amount <= 0n) return 0;
  const thirds = (amount * 3n + highest - 1n) / highest;
  return thirds >= 3n ? 3 : thirds === 2n ? 2 : 1;
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
