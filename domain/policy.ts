import { type BasisPoints, type Micros, usd } from "@/domain/money";

/** How often a developer's automatic payout may go out (R12). */
export const SCHEDULES = ["daily", "weekly", "monthly", "manual"] as const;
export type Schedule = (typeof SCHEDULES)[number];

/** Every number of the money rules (R6). A policy is data with a date; functions receive it. */
export interface Policy {
  /** "Platform fee: 5% of developer earnings." Taken once, at accrual. */
  readonly feeBps: BasisPoints;
  /** "Earnings become payout-eligible 7 days after the underlying API call." */
  readonly holdDays: number;
  /** "If the total is below $10.00 (10,000,000 credits) the developer is skipped." */
  readonly minimumPayout: Micros;
  /** "10% is withheld as a rolling reserve." */
  readonly reserveBps: BasisPoints;
  /** "The reserve is released and rolled into a future payout 90 days later." */
  readonly reserveDays: number;
  /** "Developer markup range: 0%–40% on API calls." */
  readonly maximumMarkupBps: BasisPoints;
  readonly defaultSchedule: Schedule;
}

export const DEFAULT_POLICY: Policy = {
  feeBps: 500,
  holdDays: 7,
  minimumPayout: usd(10),
  reserveBps: 1_000,
  reserveDays: 90,
  maximumMarkupBps: 4_000,
  defaultSchedule: "daily",
};

/** The first product document read alone: a fee, weekly, neither hold nor reserve. */
export const FIRST_DOCUMENT_POLICY: Policy = {
  ...DEFAULT_POLICY,
  holdDays: 0,
  reserveBps: 0,
  reserveDays: 0,
  defaultSchedule: "weekly",
};

/** The second product document read alone: hold and reserve, daily, no fee. */
export const SECOND_DOCUMENT_POLICY: Policy = { ...DEFAULT_POLICY, feeBps: 0 };

/** Usage may be reported this late and this early (section 4). */
export const USAGE_WINDOW = { daysBack: 90, minutesAhead: 5 } as const;
