import { ActionForm } from "@/components/ui/action-form";
import { Logo } from "@/components/ui/logo";
import { Notice } from "@/components/ui/notice";
import { stop } from "./stop";

export const metadata = { title: "Monthly digests" };

interface PageProps {
  readonly searchParams: Promise<{ readonly token?: string | string[] }>;
}

/** Asks first: mail programs and scanners open links that nobody clicked. */
export default async function UnsubscribePage({ searchParams }: PageProps) {
  const { token } = await searchParams;
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-4 py-12">
      <div className="mb-6 px-1">
        <Logo />
      </div>
      <div className="rounded-card border border-line bg-surface p-6 shadow-card sm:p-8">
        <h1 className="text-xl font-semibold tracking-tight">No more monthly digests?</h1>
        <p className="mt-1.5 mb-6 text-sm text-ink-muted">
          They say once a month why there was no payout. All other mail stays as you set it.
        </p>
        {typeof token === "string" ? (
          <ActionForm action={stop} submit="Send me no more" busy="One moment…">
            <input type="hidden" name="token" value={token} />
          </ActionForm>
        ) : (
          <Notice tone="bad">This link is not complete. Open it from the mail once more.</Notice>
        )}
      </div>
    </main>
  );
}
