import Link from "next/link";
import { developerContext } from "@/app/_edge/visitor";
import { DownloadLinks } from "@/components/statements/download-links";
import {
  StatementCards,
  StatementNumber,
  StatementTable,
} from "@/components/statements/statement-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { yearOf } from "@/domain/statements/period";
import type { ListedStatement } from "@/domain/statements/statement";
import { listStatements } from "@/operations/list-statements";

export const metadata = { title: "Statements" };

export default async function StatementsPage() {
  const { months, years } = await listStatements(await developerContext());
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Statements"
        lead="Each month and year as accountants want it: opening, movements, closing."
      />
      {years.map((year) => (
        <YearCard
          key={year.period}
          year={year}
          months={months.filter(({ period }) => yearOf(period) === year.period)}
        />
      ))}
      {years.length === 0 ? (
        <Card>
          <EmptyState title="No statements yet">
            The first one appears with your first earning, and is final when its month has ended.
          </EmptyState>
        </Card>
      ) : (
        <p className="-mt-3 max-w-prose px-1 text-xs text-ink-faint">
          Months are in UTC and go by when a fact was recorded. A statement with a number is final:
          what comes later is on the next one.
        </p>
      )}
    </div>
  );
}

interface YearProps {
  readonly year: ListedStatement;
  readonly months: readonly ListedStatement[];
}

function YearCard({ year, months }: YearProps) {
  return (
    <Card title={year.period} aside={<StatementNumber number={year.number} />} flush>
      <div
        className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line
          px-5 pb-4 sm:px-6"
      >
        <p className="text-sm text-ink-muted">
          <Link href={`/statements/${year.period}`} className="text-accent underline">
            The whole year
          </Link>
          , with a summary for your tax return
        </p>
        <DownloadLinks period={year.period} formats={["pdf", "csv"]} />
      </div>
      <div className="hidden pt-2 lg:block">
        <StatementTable year={year.period} months={months} />
      </div>
      <div className="lg:hidden">
        <StatementCards months={months} />
      </div>
    </Card>
  );
}
