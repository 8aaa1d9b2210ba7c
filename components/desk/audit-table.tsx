import Link from "next/link";
import { DateTime } from "@/components/ui/date-time";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import type { AuditEntry } from "@/domain/desk/audit-entry";
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
            <Cell className="min-w-56 align-top text-ink-muted">{factsText(facts)}</Cell>
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

function factsText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name.replaceAll("_", " ")}: ${textOf(value)}`)
    .join(" · ");
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
