"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useRouter } from "next/navigation";
import { type ReactNode, useId, useState } from "react";
import { Button } from "./button";
import { callApi } from "./call-api";

interface Props {
  readonly label: string;
  readonly look?: "primary" | "quiet";
  readonly title: string;
  /** What will happen, in full, before it is confirmed. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly path: string;
  readonly body?: object;
  /** Said once it is done. */
  readonly done: string;
  /** Why it cannot be asked for now; the button stays, disabled, beside it. */
  readonly reason?: ReactNode;
}

/** A button that says what it will do before it does it, and then shows the page anew. */
export function ConfirmPost(props: Props) {
  const { label, look = "primary", reason, done } = props;
  const [open, setOpen] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const note = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <Button
        look={look}
        aria-disabled={reason ? true : undefined}
        aria-describedby={reason ? note : undefined}
        onClick={() => setOpen(!reason)}
        className="self-start"
      >
        {label}
      </Button>
      <p id={note} role="status" className="text-sm text-ink-faint empty:hidden">
        {reason ?? (isDone ? done : null)}
      </p>
      <AlertDialog.Root open={open} onOpenChange={setOpen}>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop
            className="fixed inset-0 z-40 bg-black/45 transition-opacity duration-150
              data-ending-style:opacity-0 data-starting-style:opacity-0"
          />
          <AlertDialog.Popup
            className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[27rem]
              max-w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 overflow-y-auto
              rounded-card border border-line bg-surface p-6 shadow-raised
              transition-[scale,opacity] duration-150 data-ending-style:scale-98
              data-ending-style:opacity-0 data-starting-style:scale-98
              data-starting-style:opacity-0"
          >
            <Question
              {...props}
              onDone={() => {
                setIsDone(true);
                setOpen(false);
              }}
            />
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </div>
  );
}

function Question(props: Props & { readonly onDone: () => void }) {
  const { title, children, confirmLabel, path, body, onDone } = props;
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  const confirm = async () => {
    setIsBusy(true);
    setRefusal("");
    const answer = await callApi(path, body);
    setIsBusy(false);
    if (answer.kind === "refused") return setRefusal(answer.message);
    router.refresh();
    onDone();
  };
  return (
    <>
      <AlertDialog.Title className="text-lg font-semibold tracking-tight">
        {title}
      </AlertDialog.Title>
      <AlertDialog.Description render={<div />} className="mt-2 text-sm text-ink-muted">
        {children}
      </AlertDialog.Description>
      <p role="alert" className="mt-3 text-sm text-bad empty:hidden">
        {refusal}
      </p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <AlertDialog.Close render={<Button disabled={isBusy} />}>Not now</AlertDialog.Close>
        <Button look="primary" disabled={isBusy} onClick={confirm}>
          {isBusy ? "One moment…" : confirmLabel}
        </Button>
      </div>
    </>
  );
}
