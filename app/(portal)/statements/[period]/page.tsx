import { notFound } from "next/navigation";
import { developerContext } from "@/app/_edge/visitor";
import { DownloadLinks } from "@/components/statements/download-links";
import { periodName } from "@/components/statements/period-words";
import { StatementNumber } from "@/components/statements/statement-list";
import { MovementTable, StatementFigures, TaxTable } from "@/components/statements/statement-parts";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { momentText, shortDay } from "@/components/ui/date-text";
import { PageHeader } from "@/components/ui/page-header";
import { statementsContract } from "@/contract/statements/statements";
import { Refusal } from "@/domain/refusals";
import { isYear } from "@/domain/statements/period";
import { type Statement, taxSummaryOf } from "@/domain/statements/statement";
import { addMs } from "@/domain/time";
import type { DeveloperContext } from "@/operations/context";
import { getStatement } from "@/operations/get-statement";

export const metadata = { title: "Statement" };

interface PageProps {
  readonly params: Promise<{ readonly period: string }>;
}

export default async function StatementPage({ params }: PageProps) {
  const statement = await ownStatement(await developerContext(), (await params).period);
  const { period } = statement;
  return (
    <div className="flex flex-col gap-6">
      <BackLink href="/statements">All statements</BackLink>
      <PageHeader
        title={periodName(period)}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
            <StatementNumber number={statement.number} />
            <span>{spanText(statement)}</span>
          </span>
        }
        actions={<DownloadLinks period={period} />}
      />
      <Card>
        <StatementFigures statement={statement} />
      </Card>
      {isYear(period) ? (
        <Card title="For your tax return">
          <TaxTable summary={taxSummaryOf(statement)} />
        </Card>
      ) : null}
      <Card title="What moved" flush>
        <MovementTable statement={statement} />
      </Card>
      <p className="-mt-3 max-w-prose px-1 text-xs text-ink-faint">
        Owed is yours, in hold or payable. In transit is on its way to Stripe. Reserved is kept back
        of payouts against refunds, and owed again later. Paid counts from the beginning, less what
        came back. The balance is the first three together.
      </p>
    </div>
  );
}

function spanText({ from, to, isClosed }: Statement): string {
  const end = isClosed ? `${shortDay(addMs(to, -1))}, UTC` : momentText(to);
  return `${shortDay(from)} to ${end}`;
}

/** An address that names no period, or one without a statement, leads to the not-found page. */
async function ownStatement(ctx: DeveloperContext, period: string): Promise<Statement> {
  const asked = isYear(period) ? { year: period } : { month: period };
  if (!statementsContract.query.safeParse(asked).success) notFound();
  try {
    return await getStatement(ctx, period);
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === "not_found") notFound();
    throw fault;
  }
}
