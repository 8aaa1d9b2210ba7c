import { Check } from "@/components/ui/field";
import type { NotificationSettings } from "@/domain/payouts/settings";

interface Props {
  readonly settings: NotificationSettings;
  /** One that a code has proven. */
  readonly hasPhone: boolean;
}

/** Which news arrives, and how. */
export function NewsFields({ settings, hasPhone }: Props) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">Notifications</legend>
      <Check
        name="email_on_payout_sent"
        defaultChecked={settings.emailOnPayoutSent}
        label="E-mail when a payout is sent"
        hint="And when part of a reserve is released."
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
        hint="Or comes back, with what is wrong and how to put it right."
      />
      <Check
        name="sms_on_payout_paid"
        defaultChecked={settings.smsOnPayoutPaid}
        disabled={!hasPhone}
        hint={hasPhone ? undefined : "To a number that you confirmed under Text messages."}
        label="Text message when it is in my bank"
      />
    </fieldset>
  );
}
