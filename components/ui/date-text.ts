const LOCALE = "en-GB";
const UTC = { timeZone: "UTC" } as const;

const day = new Intl.DateTimeFormat(LOCALE, { ...UTC, weekday: "long" });
const dayAndMonth = new Intl.DateTimeFormat(LOCALE, { ...UTC, day: "numeric", month: "long" });
const shortDayAndMonth = new Intl.DateTimeFormat(LOCALE, {
  ...UTC,
  day: "numeric",
  month: "short",
});
const time = new Intl.DateTimeFormat(LOCALE, { ...UTC, hour: "2-digit", minute: "2-digit" });

/** "Tuesday 24 November", with its year where that is not the year of `now`. All dates are UTC. */
export function longDay(date: Date, now: Date = date): string {
  const text = `${day.format(date)} ${dayAndMonth.format(date)}`;
  return date.getUTCFullYear() === now.getUTCFullYear() ? text : `${text} ${date.getUTCFullYear()}`;
}

/** "24 Nov", beside a date that says the year. */
export function dayOfYear(date: Date): string {
  return shortDayAndMonth.format(date);
}

/** "24 Nov 2026" */
export function shortDay(date: Date): string {
  return `${shortDayAndMonth.format(date)} ${date.getUTCFullYear()}`;
}

/** "24 Nov 2026, 08:00 UTC" */
export function momentText(date: Date): string {
  return `${shortDay(date)}, ${time.format(date)} UTC`;
}

/** "17 – 24 Nov 2026": says the month and the year once where both ends share them. */
export function periodText(from: Date, to: Date): string {
  if (shortDay(from) === shortDay(to)) return shortDay(to);
  const sameYear = from.getUTCFullYear() === to.getUTCFullYear();
  if (!sameYear) return `${shortDay(from)} – ${shortDay(to)}`;
  const sameMonth = from.getUTCMonth() === to.getUTCMonth();
  const start = sameMonth ? String(from.getUTCDate()) : shortDayAndMonth.format(from);
  return `${start} – ${shortDay(to)}`;
}

const month = {
  short: new Intl.DateTimeFormat(LOCALE, { ...UTC, month: "short" }),
  long: new Intl.DateTimeFormat(LOCALE, { ...UTC, month: "long", year: "numeric" }),
} as const;

/** "Nov", or "November 2026". */
export function monthText(date: Date, length: keyof typeof month): string {
  return month[length].format(date);
}
