import Link from "next/link";
import { buttonClass } from "./button";

interface Props {
  readonly page: number;
  readonly pages: number;
  /** The address before `?page=`. */
  readonly path: string;
}

export function Pager({ page, pages, path }: Props) {
  if (pages <= 1) return null;
  const look = buttonClass({ size: "small" });
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-4 text-sm">
      {page > 1 ? (
        <Link href={`${path}?page=${page - 1}`} rel="prev" className={look}>
          Newer
        </Link>
      ) : (
        <span />
      )}
      <p className="text-ink-faint tabular-nums">
        Page {page} of {pages}
      </p>
      {page < pages ? (
        <Link href={`${path}?page=${page + 1}`} rel="next" className={look}>
          Older
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
