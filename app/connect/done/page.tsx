export const metadata = { title: "Back from Stripe" };

/** For people whose onboarding was started by a script: they have no session to go back to. */
export default async function DonePage(page: { searchParams: Promise<{ expired?: string }> }) {
  const { expired } = await page.searchParams;
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-2 px-6 py-16">
      <h1 className="text-2xl font-semibold">
        {expired ? "This link was used up" : "You are back from Stripe"}
      </h1>
      <p className="text-neutral-600">
        {expired
          ? "Ask for a fresh onboarding link where you got this one, or sign in here."
          : "We have asked Stripe how your account stands. You can close this window."}
      </p>
      <p>
        <a className="underline" href="/sign-in">
          Sign in
        </a>
      </p>
    </main>
  );
}
