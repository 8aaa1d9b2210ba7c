import { LogOut } from "lucide-react";
import type { Theme } from "./theme";
import { ThemeToggle } from "./theme-toggle";

interface Props {
  readonly name: string;
  readonly email: string;
  readonly theme: Theme;
  readonly signOut: () => Promise<void>;
}

/** Who is signed in, how it looks, and the way out. */
export function Identity({ name, email, theme, signOut }: Props) {
  return (
    <div className="flex flex-col gap-3">
      <div className="min-w-0 px-3 text-sm">
        <p className="truncate font-medium">{name}</p>
        {email === name ? null : <p className="truncate text-ink-faint">{email}</p>}
      </div>
      <div className="flex items-center justify-between gap-2 px-1">
        <form action={signOut}>
          <button
            type="submit"
            className="inline-flex min-h-8 items-center gap-2 rounded-control px-2 text-sm
              text-ink-muted hover:bg-sunken hover:text-ink"
          >
            <LogOut className="size-4" aria-hidden />
            Sign out
          </button>
        </form>
        <ThemeToggle chosen={theme} />
      </div>
    </div>
  );
}
