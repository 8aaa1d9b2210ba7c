import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  /** What will be here, and what makes it appear. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      <p className="font-medium">{title}</p>
      <div className="mt-1.5 max-w-md text-sm text-ink-muted">{children}</div>
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
