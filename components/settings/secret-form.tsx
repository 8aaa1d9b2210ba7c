"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";

export type SecretAnswer =
  | { readonly kind: "unsent" }
  | { readonly kind: "made"; readonly secret: string }
  | { readonly kind: "refused"; readonly message: string };

interface Props {
  readonly action: (before: SecretAnswer, form: FormData) => Promise<SecretAnswer>;
  /** On the closed form. */
  readonly label: string;
  readonly submit: string;
  /** Said above the secret, this once. */
  readonly words: string;
  readonly children: ReactNode;
}

/** A folded form that ends in a secret, which is shown this once. */
export function SecretForm({ action, label, submit, words, children }: Props) {
  const [answer, send, isBusy] = useActionState(action, { kind: "unsent" });
  const keepTyped = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    const form = new FormData(sent.currentTarget);
    startTransition(() => send(form));
  };
  if (answer.kind === "made") return <Made secret={answer.secret} words={words} />;
  return (
    <details className="group" open={answer.kind === "refused" ? true : undefined}>
      <summary
        className="w-fit list-none rounded-control border border-line-strong px-4 py-2 text-sm
          font-medium group-open:mb-5 hover:bg-sunken [&::-webkit-details-marker]:hidden"
      >
        {label}
      </summary>
      <form action={send} onSubmit={keepTyped} className="flex flex-col gap-5">
        {children}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" look="primary" disabled={isBusy}>
            {isBusy ? "One moment…" : submit}
          </Button>
          <p role="alert" className="text-sm text-bad empty:hidden">
            {answer.kind === "refused" ? answer.message : null}
          </p>
        </div>
      </form>
    </details>
  );
}

function Made({ secret, words }: { readonly secret: string; readonly words: string }) {
  return (
    <div role="status" className="rounded-control border border-good/30 bg-good-soft p-4">
      <p className="mb-3 text-sm text-good">{words}</p>
      <CopyText text={secret} what="the secret" />
    </div>
  );
}
