import Link from "next/link";
import { nextRunAt } from "@/app/_edge/next-run";
import { atDesk } from "@/app/_edge/visitor";
import { RefreshWhile } from "@/components/desk/refresh-while";
import { RunActions } from "@/components/desk/run-actions";
import { RunTable } from "@/components/desk/run-table";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listPayoutRuns } from "@/operations/list-payout-runs";

export const metadata = { title: "Payout runs" };

const LATEST = 50;

export default async function RunsPage() {
  const { ctx, may } = await atDesk();
  const runs = await listPayoutRuns(ctx, { limit: LATEST });
  return (
    <div className="flex flex-col gap-6">
      <RefreshWhile isActive={runs[0]?.state === "planning"} />
      <PageHeader
        title="Payout runs"
        lead={
          <>
            The next one starts by itself on <DateTime value={await nextRunAt(ctx)} as="moment" />.
          </>
        }
        actions={
          <div className="flex flex-wrap items-start gap-3">
            <Link href="/desk/runs/preview" className={buttonClass()}>
              Dry run
            </Link>
            {may("operate") ? <RunActions /> : null}
          </div>
        }
      />
      <Card flush>
        {runs.length > 0 ? (
          <RunTable runs={runs} />
        ) : (
          <EmptyState title="No runs yet">
            Every day at 08:00 UTC a run decides for each developer with money whether they are
            paid. You can also start one now.
          </EmptyState>
        )}
      </Card>
    </div>
  );
}
