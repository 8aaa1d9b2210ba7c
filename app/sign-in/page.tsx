import { connection } from "next/server";
import { Logo } from "@/components/ui/logo";
import { Notice } from "@/components/ui/notice";
import { configuredProviders } from "../_edge/providers";
import { SignInForm } from "./sign-in-form";

export const metadata = { title: "Sign in" };

interface SearchParams {
  readonly error?: string | string[];
  readonly sent?: string | string[];
  readonly callbackUrl?: string | string[];
}

export default async function SignInPage(page: { searchParams: Promise<SearchParams> }) {
  await connection();
  const { error, sent, callbackUrl } = await page.searchParams;
  const providers = configuredProviders().map(({ id, name, options }) => ({
    id: String(options?.id ?? id),
    name: String(options?.name ?? name),
  }));
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-4 py-12">
      <div className="mb-6 px-1">
        <Logo />
      </div>
      <div className="rounded-card border border-line bg-surface p-6 shadow-card sm:p-8">
        <h1 className="text-xl font-semibold tracking-tight">Sign in to Tributary</h1>
        <p className="mt-1.5 text-sm text-ink-muted">
          What your apps earn, and how it reaches your bank.
        </p>
        <div className="mt-6 flex flex-col gap-4">
          {sent ? <Notice tone="good">Check your e-mail for a link to sign in.</Notice> : null}
          {error ? <Notice tone="bad">{explain(error)}</Notice> : null}
          <noscript>
            <Notice tone="caution">
              Signing in needs JavaScript. Once signed in, every page can be read without it.
            </Notice>
          </noscript>
          <SignInForm providers={providers} returnTo={safePath(callbackUrl)} />
        </div>
      </div>
    </main>
  );
}

function explain(error: string | string[]): string {
  if (error !== "TooManyMails") return "That did not work. Try once more.";
  return "This address was sent too many links. Use the last one, or wait ten minutes.";
}

/** Only a path of our own: a sign-in must never send people to another site. */
function safePath(wanted: string | string[] | undefined): string {
  if (typeof wanted !== "string") return "/";
  return /^\/(?![/\\])/.test(wanted) ? wanted : "/";
}
