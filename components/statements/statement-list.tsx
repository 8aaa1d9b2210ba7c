import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Badge } from "@/components/ui/badge";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import { type ListedStatement, totalOf } from "@/domain/statements/statement";
import { DownloadLinks } from "./download-links";
import { periodName } from "./period-words";

interface Props {
  readonly year: string;
  readonly months: readonly ListedStatement[];
}

/** The months of one year, newest first. */
export function StatementTable({ year, months }: Props) {
  return (
    <Table caption={`Monthly statements of ${year}`}>
      <thead>
        <tr>
          <HeaderCell>Month</HeaderCell>
          <HeaderCell>Number</HeaderCell>
          <HeaderCell right>Earned, net</HeaderCell>
          <HeaderCell right>Paid to you</HeaderCell>
          <HeaderCell right>Closing balance</HeaderCell>
          <HeaderCell>Files</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <Row key={month.period}>
            <Cell className="font-medium whitespace-nowrap">
              <Link href={`/statements/${month.period}`} className="after:absolute after:inset-0">
                {periodName(month.period)}
              </Link>
            </Cell>
            <Cell className="whitespace-nowrap text-ink-muted">
              <StatementNumber number={month.number} />
            </Cell>
            <Cell right>
              <Amount value={month.earned} />
            </Cell>
            <Cell right>
              <Amount value={month.paid} />
            </Cell>
            <Cell right className="font-medium">
              <Amount value={balanceOf(month)} />
            </Cell>
            <Cell>
              <DownloadLinks period={month.period} formats={["pdf", "csv"]} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** The same where there is no room for columns. */
export function StatementCards({ months }: Omit<Props, "year">) {
  return (
    <ul className="divide-y divide-line text-sm">
      {months.map((month) => (
        <li key={month.period} className="relative flex flex-col gap-2.5 px-5 py-4">
          <span className="flex items-baseline justify-between gap-4">
            <Link
              href={`/statements/${month.period}`}
              className="font-medium after:absolute after:inset-0"
            >
              {periodName(month.period)}
            </Link>
            <Amount value={balanceOf(month)} className="font-medium" />
          </span>
          <span className="flex flex-wrap gap-x-4 gap-y-0.5 text-ink-muted">
            <span>
              Earned <Amount value={month.earned} />
            </span>
            <span>
              Paid <Amount value={month.paid} />
            </span>
          </span>
          <span className="flex flex-col items-start gap-2.5 text-xs text-ink-faint">
            <StatementNumber number={month.number} />
            <DownloadLinks period={month.period} formats={["pdf", "csv"]} />
          </span>
        </li>
      ))}
    </ul>
  );
}

export function StatementNumber({ number }: { readonly number: string | null }) {
  if (number) return <span className="tabular-nums">{number}</span>;
  return <Badge tone="neutral">Provisional</Badge>;
}

/** What is the developer's and was not yet sent to them. */
function balanceOf({ closing }: ListedStatement) {
  return totalOf(closing) - closing.paid;
}
