import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Logo } from "@/components/ui/logo";

export const metadata = { title: "Back from Stripe" };

/** For people whose onboarding was started by a script: they have no session to go back to. */
export default async function DonePage(page: { searchParams: Promise<{ expired?: string }> }) {
  const { expired } = await page.searchParams;
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center">
      <Logo />
      <EmptyState
        isPage
        title={expired ? "This link was used up" : "You are back from Stripe"}
        action={
          <a className={buttonClass()} href="/sign-in">
            Sign in
          </a>
        }
      >
        {expired
          ? "Ask for a fresh onboarding link where you got this one, or sign in here."
          : "We have asked Stripe how your account stands. You can close this window."}
      </EmptyState>
    </main>
  );
}
