import { Badge, type Tone } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import type { EventTry, EventTryOutcome } from "@/domain/desk/event-standing";

const LOOKS = {
  handled: { tone: "good", word: "Handled" },
  failed: { tone: "caution", word: "Failed" },
  parked: { tone: "bad", word: "Failed, parked" },
} as const satisfies Record<EventTryOutcome, { readonly tone: Tone; readonly word: string }>;

/** Each try to work on a stored event, also those before a replay, the latest first. */
export function EventTryTable({ log }: { readonly log: readonly EventTry[] }) {
  if (log.length === 0) {
    return <EmptyState title="Not tried yet">It is worked on within seconds.</EmptyState>;
  }
  return (
    <Table caption="Tries to work on it, the latest first">
      <thead>
        <tr>
          <HeaderCell>When</HeaderCell>
          <HeaderCell>It ended</HeaderCell>
          <HeaderCell>Fault</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {log.map(({ at, outcome, fault }) => (
          <Row key={`${at.toISOString()} ${outcome}`}>
            <Cell className="whitespace-nowrap">
              <DateTime value={at} as="moment" />
            </Cell>
            <Cell>
              <Badge tone={LOOKS[outcome].tone}>{LOOKS[outcome].word}</Badge>
            </Cell>
            <Cell className="min-w-56 wrap-anywhere text-ink-muted">{fault ?? "None"}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
