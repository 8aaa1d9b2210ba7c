"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { callApi, type Write } from "./call-api";

export interface Question {
  readonly title: string;
  /** What will happen, in full, before it is confirmed. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly path: string;
  readonly body?: object;
  readonly method?: Write;
}

interface Props {
  readonly question: Question;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onDone: () => void;
}

/** Loaded when it is first asked for: most visits only read. */
export function ConfirmDialog({ question, open, onOpenChange, onDone }: Props) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
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
          <Words question={question} onDone={onDone} />
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Words({ question, onDone }: Pick<Props, "question" | "onDone">) {
  const { title, children, confirmLabel, path, body, method } = question;
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  const confirm = async () => {
    setIsBusy(true);
    setRefusal("");
    const answer = await callApi(path, body, method);
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
