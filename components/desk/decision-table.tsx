import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import type { Micros } from "@/domain/money";
import type { DecisionCode } from "@/domain/payouts/decide";
import { DECISION_WORDS } from "./decision-words";

interface ShownDecision {
  readonly developerId: string;
  readonly developer: string;
  readonly code: DecisionCode;
  readonly payable: Micros;
  readonly held: Micros;
  /** Null where nothing is sent. */
  readonly transfer: Micros | null;
  /** A link to the payout, once there is one: it says more than the decision. */
  readonly payout?: React.ReactNode;
}

interface Props {
  readonly caption: string;
  readonly decisions: readonly ShownDecision[];
}

/** Who, how much, and why not. */
export function DecisionTable({ caption, decisions }: Props) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeaderCell>Developer</HeaderCell>
          <HeaderCell>Decision</HeaderCell>
          <HeaderCell right>Payable</HeaderCell>
          <HeaderCell right>On hold</HeaderCell>
          <HeaderCell right>Transfer</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {decisions.map((one) => (
          <Row key={one.developerId}>
            <Cell>
              <Link
                href={`/desk/developers/${one.developerId}`}
                className="text-accent hover:underline"
              >
                {one.developer}
              </Link>
            </Cell>
            <Cell className="whitespace-nowrap">{one.payout ?? DECISION_WORDS[one.code]}</Cell>
            <Cell right>
              <Amount value={one.payable} />
            </Cell>
            <Cell right className="text-ink-muted">
              <Amount value={one.held} />
            </Cell>
            <Cell right className="font-medium">
              {one.transfer ? <Amount value={one.transfer} /> : null}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
