"use client";

import { ArrowRight } from "lucide-react";
import { signIn } from "next-auth/react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";

interface Props {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly returnTo: string;
}

/** One button a provider; an e-mail field where links by mail are configured. */
export function SignInForm({ providers, returnTo }: Props) {
  const byMail = providers.some(({ id }) => id === "email");
  const others = providers.filter(({ id }) => id !== "email");
  const go = (id: string, fields: Record<string, string> = {}) =>
    signIn(id, { ...fields, callbackUrl: id === "demo-operator" ? atDesk(returnTo) : returnTo });
  return (
    <>
      {others.map(({ id, name }) => (
        <Choice key={id} onChoose={() => go(id)}>
          Continue {id.startsWith("demo-") ? "as" : "with"} {name}
        </Choice>
      ))}
      {byMail && others.length > 0 ? (
        <p className="flex items-center gap-3 text-xs text-ink-faint">
          <span className="h-px flex-1 bg-line" />
          or
          <span className="h-px flex-1 bg-line" />
        </p>
      ) : null}
      {byMail ? <MailForm onSend={(email) => go("email", { email })} /> : null}
    </>
  );
}

function atDesk(path: string): string {
  return path.startsWith("/desk") ? path : "/desk";
}

interface ChoiceProps {
  readonly onChoose: () => Promise<unknown>;
  readonly children: ReactNode;
}

function Choice({ onChoose, children }: ChoiceProps) {
  const [isBusy, setIsBusy] = useState(false);
  const choose = () => {
    setIsBusy(true);
    onChoose().catch(() => setIsBusy(false));
  };
  return (
    <Button onClick={choose} disabled={isBusy} className="w-full">
      <span>{children}</span>
      <ArrowRight className="size-4 text-ink-faint" aria-hidden />
    </Button>
  );
}

function MailForm({ onSend }: { readonly onSend: (email: string) => Promise<unknown> }) {
  const [email, setEmail] = useState("");
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void onSend(email);
      }}
    >
      <label className="flex flex-col gap-1.5 text-sm font-medium">
        E-mail
        <input
          type="email"
          required
          autoComplete="email"
          value={email}
          onChange={(change) => setEmail(change.target.value)}
          className="min-h-10 rounded-control border border-line-strong bg-surface px-3 text-base
            font-normal"
        />
      </label>
      <Button type="submit" look="primary" className="w-full">
        Send me a link
      </Button>
    </form>
  );
}
