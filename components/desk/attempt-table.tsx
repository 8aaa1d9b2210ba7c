import { Badge, type Tone } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import type { AttemptState } from "@/domain/payouts/states";

interface Props {
  readonly attempts: readonly {
    readonly number: number;
    readonly state: AttemptState;
    readonly sends: number;
    readonly firstSentAt: Date | null;
    readonly lastListedAt: Date | null;
    readonly emptyListings: number;
    readonly refusalCode: string | null;
    readonly detail: string | null;
    readonly adopted: boolean;
    readonly idempotencyKey: string;
  }[];
}

const TONES: Readonly<Record<AttemptState, Tone>> = {
  created: "neutral",
  sent: "busy",
  unknown: "bad",
  succeeded: "good",
  refused: "caution",
};

/** Each try at Stripe, with the key that keeps it from paying twice. */
export function AttemptTable({ attempts }: Props) {
  if (attempts.length === 0) {
    return <EmptyState title="Not sent yet">The sender commits a try before it asks.</EmptyState>;
  }
  return (
    <Table caption="Tries at Stripe, oldest first">
      <thead>
        <tr>
          <HeaderCell right>No</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell right>Sends</HeaderCell>
          <HeaderCell>First sent</HeaderCell>
          <HeaderCell>What is known</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {attempts.map((attempt) => (
          <Row key={attempt.number}>
            <Cell right>{attempt.number}</Cell>
            <Cell>
              <Badge tone={TONES[attempt.state]}>
                <span className="capitalize">{attempt.state}</span>
              </Badge>
            </Cell>
            <Cell right>{attempt.sends}</Cell>
            <Cell>
              {attempt.firstSentAt ? (
                <DateTime value={attempt.firstSentAt} as="moment" />
              ) : (
                "Not yet"
              )}
            </Cell>
            <Cell className="min-w-64">
              {knownOf(attempt)}
              <code className="mt-0.5 block font-mono text-xs break-all text-ink-faint select-all">
                {attempt.idempotencyKey}
              </code>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function knownOf(attempt: Props["attempts"][number]): string {
  const { state, adopted, emptyListings, refusalCode, detail } = attempt;
  const looks = emptyListings > 0 ? ` ${emptyListings} of 2 looks at Stripe found nothing.` : "";
  switch (state) {
    case "created":
      return "Committed, not sent yet.";
    case "sent":
      return `Sent; its answer is not recorded yet.${looks}`;
    case "unknown":
      return `Stripe did not say whether it arrived.${looks}`;
    case "succeeded":
      return adopted ? "Found at Stripe and taken over." : "Stripe took it.";
    case "refused":
      return [refusalCode, detail].filter(Boolean).join(": ");
    default:
      return state satisfies never;
  }
}
