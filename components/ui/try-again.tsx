"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "./button";

interface Props {
  readonly title: string;
  /** Finds the failure in our log. */
  readonly digest: string | undefined;
  readonly reset: () => void;
}

/** Where a page broke: says that money is safe, and asks the server once more. */
export function TryAgain({ title, digest, reset }: Props) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div role="alert" className="rounded-card border border-line bg-surface px-6 py-14 text-center">
      <h1 className="text-lg font-semibold">{title}</h1>
      <p className="mx-auto mt-1.5 max-w-md text-sm text-balance text-ink-muted">
        Something broke on our side. Your money is not affected: this page only reads.
      </p>
      <Button look="primary" onClick={retry} className="mt-5">
        Try again
      </Button>
      {digest ? <p className="mt-4 text-xs text-ink-faint">Reference {digest}</p> : null}
    </div>
  );
}
