"use client";

import { Button } from "./button";

interface Props {
  readonly title: string;
  readonly onRetry: () => void;
  /** Finds the failure in our log. */
  readonly digest: string | undefined;
}

export function TryAgain({ title, onRetry, digest }: Props) {
  return (
    <div role="alert" className="rounded-card border border-line bg-surface px-6 py-14 text-center">
      <h1 className="text-lg font-semibold">{title}</h1>
      <p className="mx-auto mt-1.5 max-w-md text-sm text-ink-muted">
        Something broke on our side. Your money is not affected: this page only reads.
      </p>
      <Button look="primary" onClick={onRetry} className="mt-5">
        Try again
      </Button>
      {digest ? <p className="mt-4 text-xs text-ink-faint">Reference {digest}</p> : null}
    </div>
  );
}
