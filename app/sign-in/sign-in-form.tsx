"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";

interface Props {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly returnTo: string;
}

const BUTTON =
  "w-full rounded-lg border border-neutral-300 px-4 py-2.5 text-left font-medium " +
  "hover:bg-neutral-50 disabled:opacity-50";

/** One button a provider; an e-mail field where links by mail are configured. */
export function SignInForm({ providers, returnTo }: Props) {
  const [email, setEmail] = useState("");
  const byMail = providers.some(({ id }) => id === "email");
  const go = (id: string, fields: Record<string, string> = {}) =>
    signIn(id, { ...fields, callbackUrl: id === "demo-operator" ? "/desk" : returnTo });
  return (
    <div className="flex flex-col gap-3">
      {providers
        .filter(({ id }) => id !== "email")
        .map(({ id, name }) => (
          <button key={id} type="button" className={BUTTON} onClick={() => go(id)}>
            Continue {id.startsWith("demo-") ? "as" : "with"} {name}
          </button>
        ))}
      {byMail ? (
        <form
          className="flex flex-col gap-3"
          onSubmit={(submitted) => {
            submitted.preventDefault();
            void go("email", { email });
          }}
        >
          <label className="flex flex-col gap-1 text-sm font-medium">
            E-mail
            <input
              type="email"
              required
              autoComplete="email"
              value={email}
              onChange={(change) => setEmail(change.target.value)}
              className="rounded-lg border border-neutral-300 px-3 py-2 text-base"
            />
          </label>
          <button type="submit" className={BUTTON}>
            Send me a link
          </button>
        </form>
      ) : null}
    </div>
  );
}
