import type { ReactNode } from "react";

interface ListProps {
  readonly children: ReactNode;
  /** Without space above the first and below the last, inside a card. */
  readonly flush?: boolean;
}

/** Pairs of a name and a value, one a line; the value stands at the right. */
export function DefinitionList({ children, flush = false }: ListProps) {
  const edges = flush ? "*:first:pt-0 *:last:pb-0" : "";
  return <dl className={`divide-y divide-line text-sm ${edges}`}>{children}</dl>;
}

interface Props {
  readonly term: ReactNode;
  readonly children: ReactNode;
}

export function Definition({ term, children }: Props) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 py-2.5">
      <dt className="text-ink-muted">{term}</dt>
      <dd className="ml-auto min-w-0 text-right">{children}</dd>
    </div>
  );
}
