import { Logo } from "@/components/ui/logo";
import { NothingHere } from "@/components/ui/nothing-here";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center">
      <Logo />
      <NothingHere href="/" label="Go to the overview">
        The address may be mistyped, or the page has moved.
      </NothingHere>
    </main>
  );
}
