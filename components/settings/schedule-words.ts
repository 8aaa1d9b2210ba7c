import type { Schedule } from "@/domain/policy";

export const SCHEDULE_WORDS = {
  daily: "Every day",
  weekly: "Every Monday",
  monthly: "On the 1st of the month",
  manual: "Only when I ask",
} as const satisfies Record<Schedule, string>;
