"use client";

import { TryAgain } from "@/components/ui/try-again";

interface Props {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function RootError({ error, reset }: Props) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center px-4">
      <TryAgain title="This page did not load" reset={reset} digest={error.digest} />
    </main>
  );
}
