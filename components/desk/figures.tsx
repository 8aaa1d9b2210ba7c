import Link from "next/link";
import type { ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
}

/** The few figures that say how things are, side by side. */
export function Figures({ children }: Props) {
  return <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">{children}</dl>;
}

interface FigureProps {
  readonly label: string;
  readonly href?: string;
  readonly hint?: ReactNode;
  readonly isBad?: boolean;
  readonly children: ReactNode;
}

export function Figure({ label, href, hint, isBad = false, children }: FigureProps) {
  return (
    <div className="relative rounded-card border border-line bg-surface px-4 py-3 shadow-card">
      <dt className="text-xs font-medium text-ink-faint">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 hover:underline">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className={`mt-1 text-lg font-semibold tabular-nums ${isBad ? "text-bad" : ""}`}>
        {children}
      </dd>
      {hint ? <dd className="mt-0.5 text-xs text-ink-faint">{hint}</dd> : null}
    </div>
  );
}
