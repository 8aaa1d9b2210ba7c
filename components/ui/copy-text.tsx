"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button";

interface Props {
  readonly text: string;
  /** What is copied, for the button's name. */
  readonly what: string;
}

/** Something to be pasted elsewhere, whole and selectable, with a button that copies it. */
export function CopyText({ text, what }: Props) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  const Icon = isCopied ? Check : Copy;
  return (
    <span className="flex items-center gap-2">
      <code
        className="min-w-0 flex-1 rounded-control border border-line bg-sunken px-3 py-2 font-mono
          text-xs break-all select-all"
      >
        {text}
      </code>
      <Button size="small" onClick={copy} aria-label={`Copy ${what}`}>
        <Icon className="size-4" aria-hidden />
        <span role="status">{isCopied ? "Copied" : "Copy"}</span>
      </Button>
    </span>
  );
}
