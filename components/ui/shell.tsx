import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "./logo";
import { MobileMenu } from "./mobile-menu";
import { NavLinks, type Section } from "./nav-links";
import { Skeleton } from "./skeleton";

interface Props {
  readonly home: string;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly identity: ReactNode;
  /** At the bottom of the window, above everything. */
  readonly bar?: ReactNode;
  readonly children: ReactNode;
}

const COLUMNS = "lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]";

/** Sections at the side where there is room, behind a menu where there is not. */
export function Shell({ home, title, sections, identity, bar, children }: Props) {
  return (
    <div className={`group/shell flex min-h-dvh flex-col print:block ${COLUMNS}`}>
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 text-accent-ink
          focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        Skip to content
      </a>
      <header
        className="sticky top-0 z-30 flex h-14 items-center justify-between border-b border-line
          bg-surface px-4 lg:hidden print:hidden"
      >
        <Link href={home}>
          <Logo label={title} />
        </Link>
        <MobileMenu sections={sections}>{identity}</MobileMenu>
      </header>
      <noscript>
        <nav
          aria-label="Sections"
          className="flex flex-wrap gap-4 border-b border-line p-4 lg:hidden"
        >
          {sections.map(({ href, label }) => (
            <a key={href} href={href} className="text-sm font-medium text-accent underline">
              {label}
            </a>
          ))}
        </nav>
      </noscript>
      <div className="hidden border-r border-line bg-surface lg:block print:hidden">
        <div className="sticky top-0 flex h-dvh flex-col px-3 pt-6 pb-4">
          <Link href={home} className="mb-7 w-fit rounded-control px-3">
            <Logo label={title} />
          </Link>
          <NavLinks label="Sections" sections={sections} />
          <div className="mt-auto border-t border-line pt-4">{identity}</div>
        </div>
      </div>
      <div className="relative flex min-w-0 flex-1 flex-col">
        <Skeleton />
        <main id="content" className="mx-auto w-full max-w-5xl flex-1 px-4 py-6 sm:px-8 sm:py-10">
          {children}
        </main>
        {bar}
      </div>
    </div>
  );
}
