import { connection } from "next/server";
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
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center gap-6 px-6 py-16">
      <header>
        <h1 className="text-2xl font-semibold">Sign in to Tributary</h1>
        <p className="mt-1 text-neutral-600">Your earnings, and how they reach your bank.</p>
      </header>
      {sent ? <p role="status">Check your e-mail for a link to sign in.</p> : null}
      {error ? <p role="alert">That did not work. Try once more.</p> : null}
      <SignInForm providers={providers} returnTo={safePath(callbackUrl)} />
    </main>
  );
}

/** Only a path of our own: a sign-in must never send people to another site. */
function safePath(wanted: string | string[] | undefined): string {
  if (typeof wanted !== "string") return "/";
  return /^\/(?![/\\])/.test(wanted) ? wanted : "/";
}
