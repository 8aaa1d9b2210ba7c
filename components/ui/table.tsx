import type { ReactNode } from "react";

interface TableProps {
  readonly caption: string;
  readonly children: ReactNode;
}

/**
 * The caption is read out, not drawn: the card around a table has a title already. One that is
 * wider than the screen is scrolled by keyboard too, so it can be focused.
 */
export function Table({ caption, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

interface CellProps {
  readonly children?: ReactNode;
  readonly right?: boolean;
  readonly className?: string;
}

const EDGES = "px-3 first:pl-5 last:pr-5 sm:first:pl-6 sm:last:pr-6";

export function HeaderCell({ children, right = false, className = "" }: CellProps) {
  return (
    <th
      scope="col"
      className={`border-b border-line py-2 text-xs font-medium text-ink-faint ${EDGES}
        ${right ? "text-right" : "text-left"} ${className}`}
    >
      {children}
    </th>
  );
}

export function Row({ children }: { readonly children: ReactNode }) {
  return <tr className="relative border-b border-line last:border-0">{children}</tr>;
}

export function Cell({ children, right = false, className = "" }: CellProps) {
  return (
    <td
      className={`py-3 align-middle ${EDGES} ${right ? "text-right tabular-nums" : ""}
        ${className}`}
    >
      {children}
    </td>
  );
}
