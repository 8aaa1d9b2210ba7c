import { z } from "zod";
import { SETTINGS_RANGES } from "@/domain/payouts/settings";
import { SCHEDULES } from "@/domain/policy";
import type { Contract } from "../contract";
import { cents } from "../fields";

const { thresholdCents: THRESHOLD, delayDays: DELAY } = SETTINGS_RANGES;

export const autoSettings = z.object({
  enabled: z.boolean(),
  schedule: z.enum(SCHEDULES),
  threshold: cents,
  delay_days: z.int(),
});

/** The automatic payout. */
export const autoSettingsContract = {
  method: "GET",
  path: "/api/v1/developer/earnings/settings/auto",
  summary: "When you are paid automatically, and from what amount on",
  description:
    "`threshold` is in cents. `delay_days` is how long earnings wait after their call, as long " +
    "as that is more than the platform's hold; it is shown as that hold until you set it.",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  response: autoSettings,
  successStatus: 200,
  refusals: [],
  example: {
    response: { enabled: false, schedule: "weekly", threshold: 100_000, delay_days: 2 },
  },
} as const satisfies Contract;

export const changeAutoSettingsContract = {
  ...autoSettingsContract,
  method: "POST",
  summary: "Change when you are paid automatically, and from what amount on",
  description:
    "What is left out stays as it is; the answer is what holds then. A new delay touches calls " +
    "recorded from now on, and never shortens the platform's hold.",
  auth: { kinds: ["developer"], scope: "settings:write" },
  body: z.object({
    enabled: z.boolean().optional(),
    schedule: z.enum(SCHEDULES).optional(),
    threshold: z.int().min(THRESHOLD.least).max(THRESHOLD.most).optional(),
    delay_days: z.int().min(DELAY.least).max(DELAY.most).optional(),
  }),
  example: {
    request: { enabled: true, schedule: "weekly", threshold: 50_000, delay_days: 2 },
    response: { enabled: true, schedule: "weekly", threshold: 50_000, delay_days: 2 },
  },
} as const satisfies Contract;
