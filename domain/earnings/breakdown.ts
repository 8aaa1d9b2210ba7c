import type { Micros } from "@/domain/money";
import { Refusal } from "@/domain/refusals";
import { addDays } from "@/domain/time";

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

const DAYS_IN = { day: 1, week: 7, month: 31 } as const satisfies Record<BreakdownPeriod, number>;
const USUAL_PERIODS = { day: 30, week: 12, month: 12 } as const;
const MOST_PERIODS = 400;

/**
 * The stretch of time to break down: what was asked for, by default the last 30 days, 12 weeks or
 * 12 months. Refuses `invalid_field` for one that is empty or longer than 400 periods.
 */
export function breakdownRange(
  period: BreakdownPeriod,
  asked: { readonly [End in keyof Range]?: Range[End] | undefined },
  now: Date,
): Range {
  const tomorrow = addDays(now, 1);
  const to = asked.to && asked.to.getTime() < tomorrow.getTime() ? asked.to : tomorrow;
  const from = asked.from ?? addDays(to, -USUAL_PERIODS[period] * DAYS_IN[period]);
  const earliest = addDays(to, -MOST_PERIODS * DAYS_IN[period]);

  if (from.getTime() >= to.getTime()) {
    throw refuse(asked.from ? "from" : "to", "must be before to, and not lie ahead");
  }
  if (from.getTime() < earliest.getTime()) {
    throw refuse("from", `must be at most ${MOST_PERIODS} periods before to`);
  }
  return { from, to };
}

function refuse(path: string, detail: string): Refusal {
  return new Refusal("invalid_field", { faults: [{ path, detail }] });
}
