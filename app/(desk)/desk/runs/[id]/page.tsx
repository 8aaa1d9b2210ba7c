import Link from "next/link";
import { operatorContext } from "@/app/_edge/visitor";
import { pageIn } from "@/app/(desk)/_facts/asked";
import { orNotFound } from "@/app/(portal)/_facts/or-not-found";
import { DecisionFilter } from "@/components/desk/decision-filter";
import { DecisionTable } from "@/components/desk/decision-table";
import { isDecisionCode } from "@/components/desk/decision-words";
import { Figure, Figures } from "@/components/desk/figures";
import { RunProgress } from "@/components/desk/run-progress";
import { StateBadge } from "@/components/payouts/payout-status";
import { Amount } from "@/components/ui/amount";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { firstOf, hrefWith } from "@/components/ui/href";
import { OlderNewer } from "@/components/ui/older-newer";
import { PageHeader } from "@/components/ui/page-header";
import { progressToWire, readRunContract } from "@/contract/operator/payout-runs";
import { getPayoutRun, listRunDecisions } from "@/operations/get-payout-run";

export const metadata = { title: "Payout run" };

const PAGE_SIZE = 50;

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<"code" | "page", string | string[] | undefined>>>;
}

export default async function RunPage({ params, searchParams }: PageProps) {
  const ctx = await operatorContext();
  const { id: runId } = await params;
  const asked = await searchParams;
  const found = firstOf(asked.code);
  const code = isDecisionCode(found) ? found : null;
  const page = pageIn(asked.page);
  const progress = await orNotFound(getPayoutRun(ctx, { runId }));
  const wish = { runId, code, limit: PAGE_SIZE + 1, skip: (page - 1) * PAGE_SIZE };
  const rows = await listRunDecisions(ctx, wish);
  const { run, decisions } = progress;
  const path = `/desk/runs/${runId}`;
  return (
    <div className="flex flex-col gap-6">
      <BackLink href="/desk/runs">All runs</BackLink>
      <PageHeader
        title={
          <>
            Run of <DateTime value={run.asOf} as="moment" />
          </>
        }
        lead={
          <>
            Started by {run.startedBy}. <code className="font-mono text-xs">{run.id}</code>
          </>
        }
      />
      <Figures>
        <Figure label="Developers with money">{run.developersSeen.toLocaleString("en-US")}</Figure>
        <Figure label="Payouts">{run.payoutsPlanned.toLocaleString("en-US")}</Figure>
        <Figure label="Transfers">
          <Amount value={run.transferTotal} />
        </Figure>
        <Figure label="Kept in reserve">
          <Amount value={run.reserveTotal} />
        </Figure>
      </Figures>
      <Card title="Progress">
        <RunProgress initial={readRunContract.response.parse(progressToWire(progress))} />
      </Card>
      <Card title="Decisions" flush>
        <DecisionFilter path={path} decisions={decisions} chosen={code} />
        {rows.length > 0 ? (
          <DecisionTable
            caption="Decisions of this run, the largest first"
            decisions={rows.slice(0, PAGE_SIZE).map(({ payoutId, state, settlement, ...row }) => ({
              ...row,
              code: isDecisionCode(row.code) ? row.code : "auto_off",
              payout:
                payoutId && state && settlement ? (
                  <Link href={`/desk/payouts/${payoutId}`} className="ml-1.5 hover:underline">
                    <StateBadge standing={{ state, settlement, arrivesAt: null }} />
                  </Link>
                ) : null,
            }))}
          />
        ) : (
          <EmptyState title="No decisions">Nobody had money.</EmptyState>
        )}
        <OlderNewer
          newest={page > 1 ? hrefWith(path, { code }) : null}
          older={rows.length > PAGE_SIZE ? hrefWith(path, { code, page: `${page + 1}` }) : null}
        />
      </Card>
    </div>
  );
}
