import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  /** For a page that has nothing else to be called by. */
  readonly isPage?: boolean;
  /** What will be here, and what makes it appear. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ title, isPage = false, children, action }: Props) {
  return (
    <div className="flex flex-col items-center px-6 py-10 text-center">
      {isPage ? (
        <h1 className="text-lg font-semibold">{title}</h1>
      ) : (
        <p className="font-medium">{title}</p>
      )}
      <div className="mt-1.5 max-w-md text-sm text-balance text-ink-muted">{children}</div>
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
