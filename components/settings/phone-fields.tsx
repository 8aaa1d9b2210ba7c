import { ActionForm } from "@/components/ui/action-form";
import { ConfirmPost } from "@/components/ui/confirm-post";
import { Field, TextInput } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-answer";

interface Props {
  readonly available: boolean;
  /** With most of its digits hidden. */
  readonly phone: string | null;
  readonly sendCode: FormAction;
  readonly proveCode: FormAction;
}

/** The phone for text messages: not possible here, to be proven, or proven. */
export function PhoneFields({ available, phone, sendCode, proveCode }: Props) {
  if (!available) {
    return (
      <p className="text-sm text-ink-muted">
        This platform has no provider of text messages, so none can be sent.
      </p>
    );
  }
  if (phone) return <Proven phone={phone} />;
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <ActionForm action={sendCode} submit="Send a code" busy="Sending…">
        <Field label="Your mobile number" hint="With its country, such as +15551234567.">
          <TextInput name="phone" type="tel" required autoComplete="tel" />
        </Field>
      </ActionForm>
      <ActionForm action={proveCode} submit="Confirm" busy="Checking…">
        <Field label="The code that we sent" hint="Six digits; it holds ten minutes.">
          <TextInput
            name="code"
            inputMode="numeric"
            pattern="[0-9]{6}"
            title="Six digits"
            required
            autoComplete="one-time-code"
          />
        </Field>
      </ActionForm>
    </div>
  );
}

function Proven({ phone }: { readonly phone: string }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 text-sm">
      <p>
        Text messages go to <span className="font-medium tabular-nums">{phone}</span>.
      </p>
      <ConfirmPost
        label="Remove"
        look="quiet"
        title="Remove this number?"
        confirmLabel="Remove"
        method="DELETE"
        path="/api/v1/phone"
        done="Removed."
      >
        You get no more text messages. You can add a number again at any time.
      </ConfirmPost>
    </div>
  );
}
