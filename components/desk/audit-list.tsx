import Link from "next/link";
import { DateTime } from "@/components/ui/date-time";
import type { AuditEntry } from "@/domain/desk/audit-entry";
import { actorText } from "./actor-words";
import { factsText } from "./fact-words";
import { subjectHref } from "./finding-words";

interface Props {
  readonly entries: readonly AuditEntry[];
}

/** Who did what by hand, to what, and why: side by side where there is room. */
export function AuditList({ entries }: Props) {
  return (
    <ol aria-label="Audit log, newest first" className="divide-y divide-line text-sm">
      {entries.map(({ id, at, actor, action, subject, facts }) => (
        <li
          key={id}
          className="grid gap-x-6 gap-y-1 px-5 py-3 sm:px-6
            md:grid-cols-[10rem_13rem_minmax(0,1fr)]"
        >
          <div className="flex flex-wrap justify-between gap-x-4 md:block">
            <DateTime value={at} as="moment" />
            <span className="block wrap-anywhere text-ink-muted">{actorText(actor)}</span>
          </div>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 md:block">
            <span className="block font-medium wrap-anywhere">{action}</span>
            <Subject subject={subject} />
          </div>
          <div className="wrap-anywhere text-ink-muted">
            {factsText(facts)}
            <Developers of={facts.developer_ids} subject={subject} />
          </div>
        </li>
      ))}
    </ol>
  );
}

export function Subject({ subject }: { readonly subject: string }) {
  const href = subjectHref(subject);
  const isId = subject.length > 20 && !subject.includes("@");
  const shown = isId ? `${subject.slice(0, 5)}…${subject.slice(-8)}` : subject;
  const look = "font-mono text-xs whitespace-nowrap";
  return href ? (
    <Link href={href} title={subject} className={`${look} text-accent hover:underline`}>
      {shown}
    </Link>
  ) : (
    <span title={subject} className={look}>
      {shown}
    </span>
  );
}

const MOST_LINKS = 5;

interface DevelopersProps {
  readonly of: unknown;
  readonly subject: string;
}

/** Whom it is about, where the subject does not say so. */
function Developers({ of, subject }: DevelopersProps) {
  const ids = Array.isArray(of) ? of.map(String).filter((id) => id !== subject) : [];
  if (ids.length === 0) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-x-2">
      {ids.slice(0, MOST_LINKS).map((id) => (
        <Subject key={id} subject={id} />
      ))}
    </span>
  );
}
