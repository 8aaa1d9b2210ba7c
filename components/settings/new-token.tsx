"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";
import { Check, Field, Select, TextInput } from "@/components/ui/field";
import { DEVELOPER_SCOPES } from "@/domain/access/scopes";
import { SCOPE_WORDS } from "./scope-words";

export type TokenAnswer =
  | { readonly kind: "unsent" }
  | { readonly kind: "made"; readonly token: string }
  | { readonly kind: "refused"; readonly message: string };

interface Props {
  readonly create: (before: TokenAnswer, form: FormData) => Promise<TokenAnswer>;
}

const ENDS = [
  { value: "90", label: "After 90 days" },
  { value: "365", label: "After a year" },
  { value: "", label: "Never" },
] as const;
const LONGEST_NAME = 100;

/** Makes a token and shows it, this once. */
export function NewToken({ create }: Props) {
  const [answer, send, isBusy] = useActionState(create, { kind: "unsent" });
  const keepTyped = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    const form = new FormData(sent.currentTarget);
    startTransition(() => send(form));
  };
  if (answer.kind === "made") return <Made token={answer.token} />;
  return (
    <details className="group" open={answer.kind === "refused" ? true : undefined}>
      <summary
        className="w-fit list-none rounded-control border border-line-strong px-4 py-2 text-sm
          font-medium group-open:mb-5 hover:bg-sunken [&::-webkit-details-marker]:hidden"
      >
        Create a token
      </summary>
      <form action={send} onSubmit={keepTyped} className="flex flex-col gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label="Name" hint="What it is for.">
            <TextInput name="name" required maxLength={LONGEST_NAME} autoComplete="off" />
          </Field>
          <Field label="Ends">
            <Select name="days" options={ENDS} />
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
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" look="primary" disabled={isBusy}>
            {isBusy ? "Creating…" : "Create token"}
          </Button>
          <p role="alert" className="text-sm text-bad empty:hidden">
            {answer.kind === "refused" ? answer.message : null}
          </p>
        </div>
      </form>
    </details>
  );
}

function Made({ token }: { readonly token: string }) {
  return (
    <div role="status" className="rounded-control border border-good/30 bg-good-soft p-4">
      <p className="mb-3 text-sm text-good">
        This is your new token. Copy it now: it is shown this once and kept nowhere.
      </p>
      <CopyText text={token} what="the token" />
    </div>
  );
}
