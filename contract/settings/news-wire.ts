import type { z } from "zod";
import type { NotificationSettings } from "@/domain/payouts/settings";
import type { changeNewsContract } from "./news";

export function newsToWire(settings: NotificationSettings) {
  return {
    email_on_payout_sent: settings.emailOnPayoutSent,
    email_on_payout_paid: settings.emailOnPayoutPaid,
    email_on_payout_failed: settings.emailOnPayoutFailed,
    sms_on_payout_paid: settings.smsOnPayoutPaid,
  };
}

export function newsFromWire(body: z.output<typeof changeNewsContract.body>) {
  return {
    emailOnPayoutSent: body.email_on_payout_sent,
    emailOnPayoutPaid: body.email_on_payout_paid,
    emailOnPayoutFailed: body.email_on_payout_failed,
    smsOnPayoutPaid: body.sms_on_payout_paid,
  };
}
