import { Check, Field, Select, TextInput } from "@/components/ui/field";
import { DEVELOPER_SCOPES } from "@/domain/access/scopes";
import { SCOPE_WORDS } from "./scope-words";
import { type SecretAnswer, SecretForm } from "./secret-form";
import { LONGEST_TOKEN_NAME, TOKEN_ENDS } from "./token-choices";

interface Props {
  readonly create: (before: SecretAnswer, form: FormData) => Promise<SecretAnswer>;
}

/** Makes a token and shows it, this once. */
export function NewToken({ create }: Props) {
  return (
    <SecretForm
      action={create}
      what="the token"
      label="Create a token"
      submit="Create token"
      busy="Creating…"
      words="This is your new token. Copy it now: it is shown this once and kept nowhere."
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Name" hint="What it is for.">
          <TextInput name="name" required maxLength={LONGEST_TOKEN_NAME} autoComplete="off" />
        </Field>
        <Field label="Ends">
          <Select name="days" options={TOKEN_ENDS} />
        </Field>
      </div>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">It may</legend>
        {DEVELOPER_SCOPES.map((scope) => (
          <Check
            key={scope}
            name="scopes"
            value={scope}
            defaultChecked={scope === "earnings:read"}
            label={SCOPE_WORDS[scope]}
            hint={<code className="font-mono text-xs">{scope}</code>}
          />
        ))}
      </fieldset>
    </SecretForm>
  );
}
