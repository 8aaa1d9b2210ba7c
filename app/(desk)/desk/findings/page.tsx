import { atDesk } from "@/app/_edge/visitor";
import { Act } from "@/components/desk/act";
import { actorText } from "@/components/desk/actor-words";
import { AttentionQueue } from "@/components/desk/attention-queue";
import { attentionEntry } from "@/components/desk/attention-words";
import { Subject } from "@/components/desk/audit-list";
import { findingWords } from "@/components/desk/finding-words";
import { Amount } from "@/components/ui/amount";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import { listFindings } from "@/operations/list-findings";
import { listPastFindings } from "@/operations/list-past-findings";

export const metadata = { title: "Reconciliation" };

export default async function FindingsPage() {
  const { ctx, may } = await atDesk();
  const [now, open, past] = await Promise.all([
    ctx.now(),
    listFindings(ctx),
    listPastFindings(ctx),
  ]);
  const entries = open.map((one) => attentionEntry({ kind: "finding", ...one }, now));
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Reconciliation"
        lead="Our own books are checked every quarter of an hour, against Stripe every day."
        actions={
          may("operate") ? (
            <Act
              label="Check the books now"
              look="primary"
              size="medium"
              title="Check the books now?"
              confirmLabel="Check"
              path="/api/v1/operator/reconciliations"
              willDo={[
                "compare every rule of the books, and our transfers with Stripe’s",
                "raise what disagrees, and resolve what agrees again; it mends nothing",
              ]}
            />
          ) : null
        }
      />
      <Card title="Open findings" flush>
        {entries.length > 0 ? (
          <AttentionQueue entries={entries} mayAct={may("operate")} />
        ) : (
          <EmptyState title="Everything agrees">
            A disagreement is listed here with whom it is about and by how much.
          </EmptyState>
        )}
      </Card>
      {past.length > 0 ? (
        <Card title="Went away or were closed" flush>
          <Past findings={past} />
        </Card>
      ) : null}
    </div>
  );
}

type PastProps = { readonly findings: Awaited<ReturnType<typeof listPastFindings>> };

function Past({ findings }: PastProps) {
  return (
    <Table caption="Past findings, latest first">
      <thead>
        <tr>
          <HeaderCell>Finding</HeaderCell>
          <HeaderCell>Subject</HeaderCell>
          <HeaderCell right>Amount</HeaderCell>
          <HeaderCell>First seen</HeaderCell>
          <HeaderCell>How it ended</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {findings.map((one) => (
          <Row key={one.id}>
            <Cell className="min-w-56">
              {findingWords(one.rule).title}
              <span className="block text-xs text-ink-faint">{one.detail}</span>
            </Cell>
            <Cell>
              <Subject subject={one.subject} />
            </Cell>
            <Cell right>{one.amount === null ? null : <Amount value={one.amount} />}</Cell>
            <Cell>
              <DateTime value={one.firstSeenAt} as="moment" />
            </Cell>
            <Cell className="min-w-48 text-ink-muted">
              {one.closedBy ? (
                <>
                  {actorText(one.closedBy)}: {one.closedReason}
                </>
              ) : (
                <>
                  Agrees again since <DateTime value={one.resolvedAt} />
                </>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
