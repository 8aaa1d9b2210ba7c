import { Amount } from "@/components/ui/amount";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import type { ChartModel } from "./chart-model";

interface Props {
  readonly chart: ChartModel;
  readonly caption: string;
}

/** The figures behind a chart, folded away for whoever would rather read than look. */
export function ChartTable({ chart, caption }: Props) {
  return (
    <details className="mt-4 -mb-2 text-sm">
      <summary className="w-fit rounded-control py-1 text-ink-muted hover:text-ink">
        The same as a table
      </summary>
      <div className="-mx-5 mt-2 sm:-mx-6">
        <Figures chart={chart} caption={caption} />
      </div>
    </details>
  );
}

/** Newest first; periods without a call are left out. */
function Figures({ chart, caption }: Props) {
  const periods = chart.periods.filter(({ transactions }) => transactions > 0).toReversed();
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeaderCell>Period</HeaderCell>
          {chart.series.map(({ key, name }) => (
            <HeaderCell key={key} right>
              {name}
            </HeaderCell>
          ))}
          <HeaderCell right>Calls</HeaderCell>
          <HeaderCell right>In all</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {periods.map(({ name, amounts, total, transactions }) => (
          <Row key={name}>
            <Cell className="whitespace-nowrap">{name}</Cell>
            {chart.series.map(({ key }, place) => (
              <Cell key={key} right className="text-ink-muted">
                <Amount value={amounts[place] ?? 0n} />
              </Cell>
            ))}
            <Cell right className="text-ink-muted">
              {transactions.toLocaleString("en-US")}
            </Cell>
            <Cell right className="font-medium">
              <Amount value={total} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
