"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from "react";
import { Button } from "./button";
import { type FormAction, type FormAnswer, UNSENT } from "./form-answer";

interface Props {
  readonly action: FormAction;
  readonly submit: string;
  readonly busy?: string;
  readonly children: ReactNode;
}

/**
 * A form that says what became of it. It posts by itself where scripts are off; where they are on
 * what was typed stays when the server refuses it.
 */
export function ActionForm({ action, submit, busy = "Saving…", children }: Props) {
  const [answer, send, isBusy] = useActionState(action, UNSENT);
  const [isChanged, setIsChanged] = useState(false);
  // What is typed after it was saved is not saved; what was refused stays said until it is sent.
  const isStale = isBusy || (isChanged && answer.kind === "done");
  const keepTyped = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    const form = new FormData(sent.currentTarget);
    setIsChanged(false);
    startTransition(() => send(form));
  };
  return (
    <form
      action={send}
      onSubmit={keepTyped}
      onChange={() => setIsChanged(true)}
      className="flex flex-col gap-5"
    >
      {children}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" disabled={isBusy}>
          {isBusy ? busy : submit}
        </Button>
        <Said answer={isStale ? UNSENT : answer} />
      </div>
    </form>
  );
}

function Said({ answer }: { readonly answer: FormAnswer }) {
  return (
    <>
      <p role="status" className="text-sm text-good empty:hidden">
        {answer.kind === "done" ? answer.message : null}
      </p>
      <p role="alert" className="text-sm text-bad empty:hidden">
        {answer.kind === "refused" ? answer.message : null}
      </p>
    </>
  );
}
