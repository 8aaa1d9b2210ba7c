import type { Micros } from "@/domain/money";
import { Refusal } from "@/domain/refusals";
import { addDays, addMs, startOfDay } from "@/domain/time";

export const BREAKDOWN_PERIODS = ["day", "week", "month"] as const;
export type BreakdownPeriod = (typeof BREAKDOWN_PERIODS)[number];

export const BREAKDOWN_GROUPS = ["app", "model"] as const;
export type BreakdownGroup = (typeof BREAKDOWN_GROUPS)[number];

/** What calls of one period earned, by the time of the call. Money in micros. */
export interface BreakdownRow {
  readonly periodStart: Date;
  /** An app's id or a model's name; null without grouping and for calls that named no model. */
  readonly group: string | null;
  readonly earned: Micros;
  readonly transactions: number;
}

export interface Range {
  readonly from: Date;
  /** Not part of it any more. */
  readonly to: Date;
}

/** The longest that a period can be. */
const DAYS_IN = { day: 1, week: 7, month: 31 } as const satisfies Record<BreakdownPeriod, number>;
export const USUAL_PERIODS = { day: 30, week: 12, month: 12 } as const;
const MOST_PERIODS = 400;

/**
 * The stretch of time to break down: what was asked for, by default the last 30 days, 12 weeks or
 * 12 months, whole ones and the one under way. Refuses `invalid_field` for one that is empty or
 * longer than 400 periods.
 */
export function breakdownRange(
  period: BreakdownPeriod,
  asked: { readonly [End in keyof Range]?: Range[End] | undefined },
  now: Date,
): Range {
  const tomorrow = addDays(now, 1);
  const to = asked.to && asked.to.getTime() < tomorrow.getTime() ? asked.to : tomorrow;
  const last = asked.to && to === asked.to ? addMs(to, -1) : now;
  const from = asked.from ?? startOfPeriods(period, last, USUAL_PERIODS[period]);
  const earliest = addDays(to, -MOST_PERIODS * DAYS_IN[period]);

  if (from.getTime() >= to.getTime()) {
    throw refuse(asked.from ? "from" : "to", "must be before to, and not lie ahead");
  }
  if (from.getTime() < earliest.getTime()) {
    throw refuse("from", `must be at most ${MOST_PERIODS} periods before to`);
  }
  return { from, to };
}

/** Where the last `count` periods begin, the one with `instant` in it among them. */
export function startOfPeriods(period: BreakdownPeriod, instant: Date, count: number): Date {
  let start = startOfPeriod(period, instant);
  for (let n = 1; n < count; n += 1) start = startOfPeriod(period, addDays(start, -1));
  return start;
}

/** Midnight UTC of the day, of the week's Monday or of the first of the month. */
export function startOfPeriod(period: BreakdownPeriod, instant: Date): Date {
  const day = startOfDay(instant);
  if (period === "day") return day;
  const back = period === "week" ? (day.getUTCDay() + 6) % 7 : day.getUTCDate() - 1;
  return addDays(day, -back);
}

function refuse(path: string, detail: string): Refusal {
  return new Refusal("invalid_field", { faults: [{ path, detail }] });
}
