import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "./button";
import { EmptyState } from "./empty-state";

interface Props {
  /** Where to go instead. */
  readonly href: string;
  readonly label: string;
  /** What may be the matter. */
  readonly children: ReactNode;
}

/** An address that leads nowhere. */
export function NothingHere({ href, label, children }: Props) {
  return (
    <EmptyState
      title="There is nothing here"
      isPage
      action={
        <Link href={href} className={buttonClass()}>
          {label}
        </Link>
      }
    >
      {children}
    </EmptyState>
  );
}
