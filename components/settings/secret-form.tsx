"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ShownOnce } from "@/components/ui/shown-once";

export type SecretAnswer =
  | { readonly kind: "unsent" }
  | { readonly kind: "made"; readonly secret: string }
  | { readonly kind: "refused"; readonly message: string };

interface Props {
  readonly action: (before: SecretAnswer, form: FormData) => Promise<SecretAnswer>;
  /** What it makes, as its button to copy it says. */
  readonly what: string;
  /** On the closed form. */
  readonly label: string;
  readonly submit: string;
  /** On the button while it works. */
  readonly busy?: string;
  /** Said above the secret, this once. */
  readonly words: string;
  readonly children: ReactNode;
}

/** A folded form that ends in a secret, which is shown this once. */
export function SecretForm(props: Props) {
  const { action, what, label, submit, busy = "One moment…", words, children } = props;
  const [answer, send, isBusy] = useActionState(action, { kind: "unsent" });
  const keepTyped = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    const form = new FormData(sent.currentTarget);
    startTransition(() => send(form));
  };
  if (answer.kind === "made") {
    return (
      <ShownOnce text={answer.secret} what={what}>
        {words}
      </ShownOnce>
    );
  }
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
            {isBusy ? busy : submit}
          </Button>
          <p role="alert" className="text-sm text-bad empty:hidden">
            {answer.kind === "refused" ? answer.message : null}
          </p>
        </div>
      </form>
    </details>
  );
}
