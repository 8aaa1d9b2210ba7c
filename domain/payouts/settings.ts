import type { Schedule } from "@/domain/policy";

/** How a developer is paid by themselves (R3, R12). */
export interface PayoutSettings {
  readonly enabled: boolean;
  readonly schedule: Schedule;
  /** The least an automatic payout is made for, in cents. */
  readonly thresholdCents: number;
  /** What they set, else the policy's hold; an earning waits for the longer of the two. */
  readonly delayDays: number;
}

/** What may be set: the threshold in cents, the delay in days. */
export const SETTINGS_RANGES = {
  thresholdCents: { least: 1_000, most: 1_000_000_000 },
  delayDays: { least: 0, most: 90 },
} as const;

/** Which news a developer wants, and how. */
export interface NotificationSettings {
  readonly emailOnPayoutSent: boolean;
  readonly emailOnPayoutPaid: boolean;
  readonly emailOnPayoutFailed: boolean;
  readonly smsOnPayoutPaid: boolean;
}
