import type { Schedule } from "@/domain/policy";
import { addDays, nextDaily, startOfDay } from "@/domain/time";

/** The daily run starts at this hour, UTC (section 7). */
export const RUN_HOUR_UTC = 8;
const LONGEST_GAP_DAYS = 31;

/**
 * Whether an automatic payout is due (R12): today is one of the schedule's days, or one has
 * passed since the last completed run, so that a missed day is caught up.
 */
export function isDue(schedule: Schedule, asOf: Date, lastRunAt: Date | null): boolean {
  if (schedule === "manual") return false;
  const today = startOfDay(asOf);
  if (isScheduledDay(schedule, today)) return true;
  if (!lastRunAt) return false;
  const lastRunDay = startOfDay(lastRunAt).getTime();
  for (let back = 1; back <= LONGEST_GAP_DAYS; back += 1) {
    const day = addDays(today, -back);
    if (day.getTime() <= lastRunDay) return false;
    if (isScheduledDay(schedule, day)) return true;
  }
  return true;
}

/** The first run after `asOf` that this schedule takes part in; null when it never does. */
export function nextRunAt(schedule: Schedule, asOf: Date): Date | null {
  if (schedule === "manual") return null;
  let run = nextDaily(asOf, RUN_HOUR_UTC);
  while (!isScheduledDay(schedule, run)) run = addDays(run, 1);
  return run;
}

function isScheduledDay(schedule: Schedule, day: Date): boolean {
  switch (schedule) {
    case "daily":
      return true;
    case "weekly":
      return day.getUTCDay() === 1;
    case "monthly":
      return day.getUTCDate() === 1;
    case "manual":
      return false;
    default:
      return schedule satisfies never;
  }
}
