import type { z } from "zod";
import type { PayoutSettings } from "@/domain/payouts/settings";
import type { changeAutoSettingsContract } from "./auto";

export function autoSettingsToWire(settings: PayoutSettings) {
  const { enabled, schedule, thresholdCents: threshold, delayDays: delay_days } = settings;
  return { enabled, schedule, threshold, delay_days };
}

export function autoSettingsFromWire(body: z.output<typeof changeAutoSettingsContract.body>) {
  const { enabled, schedule, threshold: thresholdCents, delay_days: delayDays } = body;
  return { enabled, schedule, thresholdCents, delayDays };
}
