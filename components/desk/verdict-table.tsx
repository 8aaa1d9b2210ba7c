import { Amount } from "@/components/ui/amount";
import { Badge } from "@/components/ui/badge";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";

export interface Verdict {
  readonly row: number;
  readonly outcome: "taken" | "duplicate" | "rejected";
  /** In micros. */
  readonly amount: string;
  readonly detail: string | null;
}

interface Props {
  readonly verdicts: readonly Verdict[];
  /** As they were handed in. */
  readonly rows: readonly object[];
}

const TONES = { taken: "good", duplicate: "neutral", rejected: "bad" } as const;

/** What became of each row: none is left out. */
export function VerdictTable({ verdicts, rows }: Props) {
  const hasCosts = rows.some((row) => "cost_credits" in row);
  return (
    <Table caption="Each row and what became of it">
      <thead>
        <tr>
          <HeaderCell right>Row</HeaderCell>
          <HeaderCell>Outcome</HeaderCell>
          <HeaderCell>Id</HeaderCell>
          <HeaderCell>Call</HeaderCell>
          <HeaderCell>Reason</HeaderCell>
          {hasCosts ? <HeaderCell right>Cost</HeaderCell> : null}
          <HeaderCell right>Taken back</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {verdicts.map(({ row, outcome, amount, detail }) => {
          const given: Readonly<Record<string, unknown>> = { ...rows[row - 1] };
          return (
            <Row key={row}>
              <Cell right>{row}</Cell>
              <Cell>
                <Badge tone={TONES[outcome]}>{outcome}</Badge>
                {detail ? <span className="mt-1 block text-xs text-bad">{detail}</span> : null}
              </Cell>
              <Cell className="break-all">{String(given.id ?? "")}</Cell>
              <Cell className="break-all">{String(given.event_id ?? "")}</Cell>
              <Cell>{String(given.reason ?? "")}</Cell>
              {hasCosts ? <Cell right>{costOf(given)}</Cell> : null}
              <Cell right>{outcome === "taken" ? <Amount value={amount} /> : null}</Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}

/** What cannot be read as an amount is shown as it was given. */
function costOf({ cost_credits: cost }: Readonly<Record<string, unknown>>) {
  if (cost === undefined) return <span className="text-ink-faint">all that is left</span>;
  return typeof cost === "number" ? <Amount value={String(cost)} /> : String(cost);
}

/** From the API's answer. */
export function toVerdicts(rows: unknown): Verdict[] {
  if (!Array.isArray(rows)) return [];
  return rows.map((one: Readonly<Record<string, unknown>>) => ({
    row: Number(one.row),
    outcome: one.outcome === "taken" || one.outcome === "duplicate" ? one.outcome : "rejected",
    amount: String(one.amount_credits ?? 0),
    detail: typeof one.detail === "string" ? one.detail : null,
  }));
}
