import type { ReactNode } from "react";
import { CopyText } from "./copy-text";

interface Props {
  readonly text: string;
  /** For whom the button is read out. */
  readonly what: string;
  /** Said above it. */
  readonly children: ReactNode;
}

/** A secret that was just made, to be copied now. */
export function ShownOnce({ text, what, children }: Props) {
  return (
    <div role="status" className="rounded-control border border-good/30 bg-good-soft p-4">
      <p className="mb-3 text-sm text-good">{children}</p>
      <CopyText text={text} what={what} />
    </div>
  );
}
