import { Check } from "@/components/ui/field";
import type { NotificationSettings } from "@/domain/payouts/settings";

/** Which news arrives, and how. */
export function NewsFields({ settings }: { readonly settings: NotificationSettings }) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">Notifications</legend>
      <Check
        name="email_on_payout_sent"
        defaultChecked={settings.emailOnPayoutSent}
        label="E-mail when a payout is sent"
      />
      <Check
        name="email_on_payout_paid"
        defaultChecked={settings.emailOnPayoutPaid}
        label="E-mail when it is in my bank"
      />
      <Check
        name="email_on_payout_failed"
        defaultChecked={settings.emailOnPayoutFailed}
        label="E-mail when a payout fails"
        hint="With what is wrong and how to put it right."
      />
      <Check
        name="sms_on_payout_paid"
        defaultChecked={settings.smsOnPayoutPaid}
        label="Text message when it is in my bank"
      />
    </fieldset>
  );
}
