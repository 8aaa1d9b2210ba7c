import { Check, Field, TextInput } from "@/components/ui/field";
import { WEBHOOK_TYPES, type WebhookType } from "@/domain/news/news";
import { WEBHOOK_WORDS } from "./webhook-words";

interface Props {
  readonly url?: string;
  readonly description?: string;
  readonly types?: readonly WebhookType[];
}

/** Where an endpoint is, what it is for and what it hears. */
export function WebhookFields({ url = "", description = "", types = WEBHOOK_TYPES }: Props) {
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Address" hint="Begins with https:// and can be reached from anywhere.">
          <TextInput
            name="url"
            type="url"
            required
            defaultValue={url}
            placeholder="https://hooks.example.com/tributary"
            autoComplete="off"
          />
        </Field>
        <Field label="What it is for" hint="For you alone; may stay empty.">
          <TextInput
            name="description"
            maxLength={200}
            defaultValue={description}
            autoComplete="off"
          />
        </Field>
      </div>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">Tell it when</legend>
        <div className="grid gap-x-6 sm:grid-cols-2">
          {WEBHOOK_TYPES.map((type) => (
            <Check
              key={type}
              name="events"
              value={type}
              defaultChecked={types.includes(type)}
              label={WEBHOOK_WORDS[type]}
              hint={<code className="font-mono text-xs">{type}</code>}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
