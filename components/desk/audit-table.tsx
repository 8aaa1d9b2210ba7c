import Link from "next/link";
import { DateTime } from "@/components/ui/date-time";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import type { AuditEntry } from "@/domain/desk/audit-entry";
import { factsText } from "./fact-words";
import { subjectHref } from "./finding-words";

interface Props {
  readonly entries: readonly AuditEntry[];
}

/** Who did what by hand, to what, and why. */
export function AuditTable({ entries }: Props) {
  return (
    <Table caption="Audit log, newest first">
      <thead>
        <tr>
          <HeaderCell>When</HeaderCell>
          <HeaderCell>Who</HeaderCell>
          <HeaderCell>Action</HeaderCell>
          <HeaderCell>Subject</HeaderCell>
          <HeaderCell>Facts</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, actor, action, subject, facts }) => (
          <Row key={id}>
            <Cell className="align-top">
              <DateTime value={at} as="moment" />
            </Cell>
            <Cell className="align-top">{actor.replace(/^operator:/, "")}</Cell>
            <Cell className="align-top font-medium whitespace-nowrap">{action}</Cell>
            <Cell className="align-top">
              <Subject subject={subject} />
            </Cell>
            <Cell className="min-w-56 align-top text-ink-muted">
              {factsText(facts)}
              <Developers of={facts.developer_ids} subject={subject} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
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
