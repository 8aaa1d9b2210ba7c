"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Asked } from "./act-dialog";

const loadDialog = () => import("./act-dialog").then(({ ActDialog }) => ActDialog);
const ActDialog = dynamic(loadDialog, { ssr: false });

interface Props extends Asked {
  readonly label: string;
  /** Read out instead of the label, where several say the same. */
  readonly name?: string;
  readonly look?: "primary" | "quiet" | "plain";
  readonly size?: "medium" | "small";
}

/**
 * A button for an operator's action: it asks for what is needed, says what it will do, and says
 * afterwards what came of it.
 */
export function Act({ label, name, look = "quiet", size = "small", ...asked }: Props) {
  const [open, setOpen] = useState<boolean | null>(null);
  const [said, setSaid] = useState("");
  return (
    <span className="inline-flex flex-col items-start gap-1">
      <Button
        look={look}
        size={size}
        aria-label={name}
        onPointerEnter={loadDialog}
        onFocus={loadDialog}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <span role="status" className="max-w-xs text-xs text-ink-muted empty:hidden">
        {said}
      </span>
      {open === null ? null : (
        <ActDialog
          asked={asked}
          open={open}
          onOpenChange={setOpen}
          onDone={(result) => {
            setOpen(false);
            setSaid(result);
          }}
        />
      )}
    </span>
  );
}
