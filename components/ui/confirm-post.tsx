"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useId, useState } from "react";
import { Button } from "./button";
import type { Question } from "./confirm-dialog";

const loadDialog = () => import("./confirm-dialog").then(({ ConfirmDialog }) => ConfirmDialog);
const ConfirmDialog = dynamic(loadDialog, { ssr: false });

const AT_END = "sm:items-end sm:text-right";

interface Props extends Question {
  readonly label: string;
  /** Read out instead of the label, where several say the same. */
  readonly name?: string;
  readonly look?: "primary" | "quiet";
  /** At which side the button and what is said of it stand, where there is room. */
  readonly align?: "start" | "end";
  /** Said once it is done. */
  readonly done: string;
  /** Why it cannot be asked for now; the button stays, disabled, beside it. */
  readonly reason?: ReactNode;
}

/**
 * A button that says what it will do before it does it, and then shows the page anew. What was
 * done stays said: that it cannot be done again at once is no news, and is not read out.
 */
export function ConfirmPost({
  label,
  name,
  look = "primary",
  align = "start",
  reason,
  done,
  ...question
}: Props) {
  const [state, setState] = useState<"unasked" | "open" | "closed" | "done">("unasked");
  const note = useId();
  return (
    <div className={`flex flex-col items-start gap-1.5 ${align === "end" ? AT_END : ""}`}>
      <Button
        look={look}
        aria-label={name}
        aria-disabled={reason ? true : undefined}
        aria-describedby={reason ? note : undefined}
        onPointerEnter={reason ? undefined : loadDialog}
        onFocus={reason ? undefined : loadDialog}
        onClick={reason ? undefined : () => setState("open")}
      >
        {label}
      </Button>
      <p id={note} hidden={state === "done"} className="text-sm text-ink-faint empty:hidden">
        {reason}
      </p>
      <p role="status" className="text-sm text-ink-faint empty:hidden">
        {state === "done" ? done : null}
      </p>
      {state === "unasked" ? null : (
        <ConfirmDialog
          question={question}
          open={state === "open"}
          onOpenChange={(open) => setState(open ? "open" : "closed")}
          onDone={() => setState("done")}
        />
      )}
    </div>
  );
}
