"use client";

import Link from "next/link";
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
  readonly onFollow?: () => void;
}

export function NavLinks({ label, sections, onFollow }: Props) {
  const here = usePathname();
  return (
    <nav aria-label={label}>
      <ul className="flex flex-col gap-0.5">
        {sections.map(({ href, label: name, icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isCurrent(here, href) ? "page" : undefined}
              {...(onFollow ? { onClick: onFollow } : {})}
              className="flex min-h-10 items-center gap-3 rounded-control px-3 text-sm font-medium
                text-ink-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft
                aria-[current=page]:text-accent lg:min-h-9"
            >
              {icon}
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A section's own page and all below it; the first page is only itself. */
function isCurrent(here: string, href: string): boolean {
  if (here === href) return true;
  return href !== "/" && here.startsWith(`${href}/`);
}
