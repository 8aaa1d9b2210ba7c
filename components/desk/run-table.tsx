import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import type { ListedRun } from "@/domain/payouts/run";

/** The last payout runs, newest first. */
export function RunTable({ runs }: { readonly runs: readonly ListedRun[] }) {
  return (
    <Table caption="Payout runs, newest first">
      <thead>
        <tr>
          <HeaderCell>As of</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell right>Developers</HeaderCell>
          <HeaderCell right>Payouts</HeaderCell>
          <HeaderCell right>Transfers</HeaderCell>
          <HeaderCell right>Reserved</HeaderCell>
          <HeaderCell>Started by</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id}>
            <Cell>
              <Link href={`/desk/runs/${run.id}`} className="text-accent hover:underline">
                <DateTime value={run.asOf} as="moment" />
              </Link>
              <code className="mt-0.5 hidden font-mono text-xs text-ink-faint select-all sm:block">
                {run.id}
              </code>
            </Cell>
            <Cell>
              {run.state === "completed" ? (
                <Badge tone="good">Completed</Badge>
              ) : (
                <Badge tone="busy">Planning</Badge>
              )}
            </Cell>
            <Cell right>{run.developersSeen.toLocaleString("en-US")}</Cell>
            <Cell right>{run.payoutsPlanned.toLocaleString("en-US")}</Cell>
            <Cell right className="font-medium">
              <Amount value={run.transferTotal} />
            </Cell>
            <Cell right className="text-ink-muted">
              <Amount value={run.reserveTotal} />
            </Cell>
            <Cell className="whitespace-nowrap text-ink-muted">{run.startedBy}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
