import { operatorContext } from "@/app/_edge/visitor";
import { RunActions } from "@/components/desk/run-actions";
import { RunTable } from "@/components/desk/run-table";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { RUN_HOUR_UTC } from "@/domain/payouts/schedule";
import { nextDaily } from "@/domain/time";
import { listPayoutRuns } from "@/operations/list-payout-runs";

export const metadata = { title: "Payout runs" };

const LATEST = 20;

export default async function DeskPage() {
  const ctx = await operatorContext();
  const runs = await listPayoutRuns(ctx, { limit: LATEST });
  const nextRun = nextDaily(await ctx.now(), RUN_HOUR_UTC);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Payout runs"
        lead={
          <>
            The next one starts by itself on <DateTime value={nextRun} as="moment" />.
          </>
        }
        actions={<RunActions />}
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
