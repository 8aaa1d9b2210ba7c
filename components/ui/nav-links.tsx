"use client";

import { LoaderCircle } from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

export interface Section {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
}

interface Props {
  readonly label: string;
  readonly sections: readonly Section[];
  /** For what closes on the way: the page itself was chosen again. */
  readonly onStay?: () => void;
}

export function NavLinks({ label, sections, onStay }: Props) {
  const here = usePathname();
  return (
    <nav aria-label={label}>
      <ul className="flex flex-col gap-0.5">
        {sections.map(({ href, label: name, icon }, place) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isCurrent(here, href, place === 0) ? "page" : undefined}
              {...(onStay && here === href ? { onClick: onStay } : {})}
              className="flex min-h-10 items-center gap-3 rounded-control px-3 text-sm font-medium
                text-ink-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft
                aria-[current=page]:text-accent lg:min-h-9"
            >
              {icon}
              {name}
              <Loading />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Says that the next page is on its way, and calls its skeleton; quick ones do not flicker. */
function Loading() {
  const { pending } = useLinkStatus();
  return (
    <span
      role="status"
      {...(pending ? { "data-going": "" } : {})}
      className={`ml-auto transition-opacity ${pending ? "opacity-100 delay-150" : "opacity-0"}`}
    >
      <LoaderCircle className={`size-4 ${pending ? "animate-spin" : ""}`} aria-hidden />
      {pending ? <span className="sr-only">Loading</span> : null}
    </span>
  );
}

/** A section's own page and all below it; the first page is only itself. */
function isCurrent(here: string, href: string, isFirst: boolean): boolean {
  if (here === href) return true;
  return !isFirst && here.startsWith(`${href}/`);
}
