import { atDesk } from "@/app/_edge/visitor";
import { DecisionFilter } from "@/components/desk/decision-filter";
import { DecisionTable } from "@/components/desk/decision-table";
import { DECISION_WORDS, isDecisionCode } from "@/components/desk/decision-words";
import { Figure, Figures } from "@/components/desk/figures";
import { RunActions } from "@/components/desk/run-actions";
import { Amount } from "@/components/ui/amount";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { firstOf } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page-header";
import { getHeartbeat } from "@/operations/get-heartbeat";
import { previewPayouts } from "@/operations/preview-payouts";

export const metadata = { title: "Dry run" };

const MOST = 200;

interface PageProps {
  readonly searchParams: Promise<{ readonly code?: string | string[] }>;
}

export default async function PreviewPage({ searchParams }: PageProps) {
  const { ctx, may } = await atDesk();
  const asked = firstOf((await searchParams).code);
  const code = isDecisionCode(asked) ? asked : null;
  const [{ run, decisions, largest }, { available, waiting }] = await Promise.all([
    previewPayouts(ctx, { name: { most: MOST, code } }),
    getHeartbeat(ctx),
  ]);
  const needed = waiting.amount + run.transferTotal;
  const isShort = available !== null && needed > available;
  return (
    <div className="flex flex-col gap-6">
      <BackLink href="/desk/runs">All runs</BackLink>
      <PageHeader
        title="Dry run"
        lead={
          <>
            What a run made now, <DateTime value={run.asOf} as="moment" />, would do. Nothing is
            written or sent.
          </>
        }
        actions={
          may("operate") ? (
            <div className="flex flex-wrap gap-3">
              <RunActions />
            </div>
          ) : null
        }
      />
      <Figures>
        <Figure label="Payouts" hint={`of ${run.developersSeen} developers with money`}>
          {run.payoutsPlanned}
        </Figure>
        <Figure label="Transfers">
          <Amount value={run.transferTotal} />
        </Figure>
        <Figure label="Kept in reserve">
          <Amount value={run.reserveTotal} />
        </Figure>
        <Figure
          label="Available at Stripe"
          href="/desk/funding"
          isBad={isShort}
          hint={isShort ? "Too little: some would wait" : "Covers it"}
        >
          {available === null ? "Not known" : <Amount value={available} />}
        </Figure>
      </Figures>
      <Card title="Who, how much, and why not" flush>
        <DecisionFilter path="/desk/runs/preview" decisions={decisions} chosen={code} />
        {largest.length > 0 ? (
          <DecisionTable caption="Decisions, the largest first" decisions={largest} />
        ) : (
          <EmptyState title={code ? `${DECISION_WORDS[code]}: nobody` : "Nobody has money"}>
            A run decides for developers who have money, payable or on hold.
          </EmptyState>
        )}
      </Card>
    </div>
  );
}
