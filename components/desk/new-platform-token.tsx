"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { LONGEST_TOKEN_NAME, TOKEN_ENDS } from "@/components/settings/token-choices";
import { Button } from "@/components/ui/button";
import { callApi } from "@/components/ui/call-api";
import { Field, Select, TextInput } from "@/components/ui/field";
import { ShownOnce } from "@/components/ui/shown-once";

const MAY = [
  { value: "service", label: "Report usage (gateway)" },
  { value: "viewer", label: "Read the desk" },
  { value: "operator", label: "Act as an operator" },
  { value: "admin", label: "Act as an admin" },
] as const;

/** Makes a token of the platform's and shows it, this once. */
export function NewPlatformToken() {
  const router = useRouter();
  const [token, setToken] = useState("");
  const [refusal, setRefusal] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const make = async (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    const form = new FormData(sent.currentTarget);
    const may = String(form.get("may"));
    const days = Number(form.get("days")) || null;
    const whose = may === "service" ? { kind: "service" } : { kind: "operator", role: may };
    setIsBusy(true);
    const body = { ...whose, name: form.get("name"), days };
    const answer = await callApi("/api/v1/operator/tokens", body);
    setIsBusy(false);
    if (answer.kind === "refused") return setRefusal(answer.message);
    setRefusal("");
    setToken(String(answer.body.token));
    router.refresh();
  };
  if (token) {
    return (
      <ShownOnce text={token} what="the token">
        Copy it now: it is shown this once and kept nowhere.
      </ShownOnce>
    );
  }
  return (
    <form onSubmit={make} className="flex flex-wrap items-end gap-3">
      <div className="min-w-48 flex-1">
        <Field label="Name">
          <TextInput name="name" required maxLength={LONGEST_TOKEN_NAME} autoComplete="off" />
        </Field>
      </div>
      <div className="w-56">
        <Field label="May">
          <Select name="may" options={MAY} />
        </Field>
      </div>
      <div className="w-40">
        <Field label="Ends">
          <Select name="days" options={TOKEN_ENDS} />
        </Field>
      </div>
      <Button type="submit" disabled={isBusy}>
        {isBusy ? "Creating…" : "Create token"}
      </Button>
      <p role="alert" className="w-full text-sm text-bad empty:hidden">
        {refusal}
      </p>
    </form>
  );
}
