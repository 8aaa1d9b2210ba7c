"use client";

import { RefreshCw } from "lucide-react";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";

/** Asks Stripe now, for people who do not want to wait until Stripe tells us. */
export function CheckStatus({ check }: { readonly check: () => Promise<void> }) {
  return (
    <form action={check}>
      <Submit />
    </form>
  );
}

function Submit() {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" disabled={pending}>
      <RefreshCw className={`size-4 ${pending ? "animate-spin" : ""}`} aria-hidden />
      {pending ? "Asking Stripe…" : "Check status"}
    </Button>
  );
}
