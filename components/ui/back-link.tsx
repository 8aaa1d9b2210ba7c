import { ArrowLeft } from "lucide-react";
import Link from "next/link";

interface Props {
  readonly href: string;
  readonly children: string;
}

export function BackLink({ href, children }: Props) {
  return (
    <Link
      href={href}
      className="inline-flex items-center gap-1.5 self-start text-sm text-ink-muted
        hover:text-ink print:hidden"
    >
      <ArrowLeft className="size-4" aria-hidden />
      {children}
    </Link>
  );
}
