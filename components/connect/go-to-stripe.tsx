"use client";

import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { callApi } from "@/components/ui/call-api";

interface Props {
  readonly label: string;
  readonly path: string;
  /** Which field of the answer holds the address at Stripe. */
  readonly field: "onboarding_url" | "url" | "dashboard_url";
  readonly look?: "primary" | "quiet";
}

/** Asks for a link that works once, and follows it. */
export function GoToStripe({ label, path, field, look = "primary" }: Props) {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  const go = async () => {
    setIsBusy(true);
    setRefusal("");
    const answer = await callApi(path);
    const url = answer.kind === "done" ? answer.body[field] : null;
    if (typeof url === "string") return window.location.assign(url);
    setIsBusy(false);
    setRefusal(answer.kind === "refused" ? answer.message : "Stripe gave no link. Try again.");
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Button look={look} onClick={go} disabled={isBusy} className="self-start">
        {isBusy ? "Opening Stripe…" : label}
        <ExternalLink className="size-4" aria-hidden />
      </Button>
      <p role="alert" className="text-sm text-bad empty:hidden">
        {refusal}
      </p>
    </div>
  );
}
