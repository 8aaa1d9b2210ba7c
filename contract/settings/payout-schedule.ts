import { z } from "zod";
import { DECISION_CODES } from "@/domain/payouts/decide";
import type { PayoutSettings } from "@/domain/payouts/settings";
import type { Contract } from "../contract";
import { cents, centsOf, instant } from "../fields";
import type { ForetoldPayout } from "../payouts/upcoming";
import { autoSettings } from "./auto";
import { autoSettingsToWire } from "./auto-wire";

/** The settings, and what they come to. */
export const payoutScheduleContract = {
  method: "GET",
  path: "/api/v1/developer/earnings/payout-schedule",
  summary: "When you are paid next, and how much",
  description:
    "The automatic payout's settings with the next run that would pay you and what it would " +
    "send, from what is known today. When none would, the estimate is 0, and `reason` and " +
    "`reason_code` say why. `next_run_at` is null while nothing goes out automatically.",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  response: autoSettings.extend({
    next_run_at: instant.nullable(),
    next_payout_estimate_cents: cents,
    reason: z.string().nullable(),
    reason_code: z.enum(DECISION_CODES).nullable(),
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      enabled: true,
      schedule: "weekly",
      threshold: 50_000,
      delay_days: 7,
      next_run_at: "2026-11-23T08:00:00.000Z",
      next_payout_estimate_cents: 42_750,
      reason: null,
      reason_code: null,
    },
  },
} as const satisfies Contract;

export function payoutScheduleToWire(
  settings: PayoutSettings,
  foretold: Pick<ForetoldPayout, "runAt" | "transfer" | "skipped">,
) {
  return {
    ...autoSettingsToWire(settings),
    next_run_at: foretold.runAt?.toISOString() ?? null,
    next_payout_estimate_cents: centsOf(foretold.transfer),
    reason: foretold.skipped?.sentence ?? null,
    reason_code: foretold.skipped?.code ?? null,
  };
}
