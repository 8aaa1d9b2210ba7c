import Link from "next/link";
import { buttonClass } from "./button";

interface Props {
  /** Null on the first page. */
  readonly newest: string | null;
  /** Null on the last page. */
  readonly older: string | null;
  readonly children?: React.ReactNode;
}

/** The way through a list whose pages begin where the one before ended. */
export function OlderNewer({ newest, older, children }: Props) {
  if (!newest && !older) return null;
  const look = buttonClass({ size: "small" });
  return (
    <nav
      aria-label="Pages"
      className="flex items-center justify-between gap-4 border-t border-line px-5 py-3 text-sm
        sm:px-6 print:hidden"
    >
      {newest ? (
        <Link href={newest} className={look}>
          Back to the start
        </Link>
      ) : (
        <span />
      )}
      <p className="text-ink-faint tabular-nums">{children}</p>
      {older ? (
        <Link href={older} rel="next" className={look}>
          Next
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
