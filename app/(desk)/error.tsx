"use client";

import { TryAgain } from "@/components/ui/try-again";

interface Props {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function DeskError({ error, reset }: Props) {
  return <TryAgain title="This page did not load" reset={reset} digest={error.digest} />;
}
