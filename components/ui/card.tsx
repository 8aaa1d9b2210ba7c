import type { ReactNode } from "react";

interface Props {
  readonly title?: string;
  /** Beside the title: a link or a figure. */
  readonly aside?: ReactNode;
  /** Without padding, for tables that reach the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

export function Card({ title, aside, flush = false, children }: Props) {
  return (
    <section className="rounded-card border border-line bg-surface shadow-card">
      {title ? (
        <header className="flex items-baseline justify-between gap-4 px-5 pt-5 sm:px-6">
          <h2 className="font-semibold">{title}</h2>
          {aside ? <div className="shrink-0 text-sm">{aside}</div> : null}
        </header>
      ) : null}
      <div
        className={flush ? "pt-3" : `px-5 pb-5 sm:px-6 sm:pb-6 ${title ? "pt-4" : "pt-5 sm:pt-6"}`}
      >
        {children}
      </div>
    </section>
  );
}
