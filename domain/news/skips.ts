import type { SkipCode } from "../payouts/decide";

/** Reasons that are worth a mail at the end of a month; the others are the normal course. */
export const SKIPS_TOLD = [
  "below_minimum",
  "below_threshold",
  "not_connected",
  "onboarding_incomplete",
  "payouts_disabled",
  "auto_off",
  "paused",
  "negative",
  "rounds_to_zero",
] as const satisfies readonly SkipCode[];
export type SkipTold = (typeof SKIPS_TOLD)[number];
