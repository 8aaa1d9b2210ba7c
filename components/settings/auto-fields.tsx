import { Check, Field, Select, TextInput } from "@/components/ui/field";
import { type PayoutSettings, SETTINGS_RANGES } from "@/domain/payouts/settings";
import { SCHEDULES } from "@/domain/policy";
import { SCHEDULE_WORDS } from "./schedule-words";

interface Props {
  readonly settings: PayoutSettings;
  readonly holdDays: number;
}

const CENTS_IN_DOLLAR = 100;

/** When, and from what amount on, payouts go out by themselves. */
export function AutoFields({ settings, holdDays }: Props) {
  const { enabled, schedule, thresholdCents, delayDays } = settings;
  const { thresholdCents: threshold, delayDays: delay } = SETTINGS_RANGES;
  const schedules = SCHEDULES.map((value) => ({ value, label: SCHEDULE_WORDS[value] }));
  return (
    <>
      <Check
        name="enabled"
        defaultChecked={enabled}
        label="Pay me automatically"
        hint="Switched off, everything waits until you ask for it."
      />
      <div className="grid gap-5 sm:grid-cols-3">
        <Field label="How often" hint="Runs start at 08:00 UTC.">
          <Select key={schedule} name="schedule" defaultValue={schedule} options={schedules} />
        </Field>
        <Field label="From, in US dollars" hint="Less than this carries over.">
          <TextInput
            name="threshold"
            inputMode="decimal"
            pattern="[0-9]{1,8}(\.[0-9]{1,2})?"
            title="Dollars, such as 25 or 25.50"
            required
            defaultValue={dollars(thresholdCents)}
          />
        </Field>
        <Field label="Days after a call" hint={`At least the hold of ${holdDays}.`}>
          <TextInput
            name="delay_days"
            type="number"
            min={delay.least}
            max={delay.most}
            required
            defaultValue={delayDays}
          />
        </Field>
      </div>
      <p className="text-sm text-ink-muted">
        The least is {dollars(threshold.least)} dollars. New days count for calls recorded from now
        on; the rest counts from the next run.
      </p>
    </>
  );
}

/** Whole cents as people type them: "25" or "25.50". */
function dollars(cents: number): string {
  const rest = cents % CENTS_IN_DOLLAR;
  const whole = String((cents - rest) / CENTS_IN_DOLLAR);
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, "0")}`;
}
