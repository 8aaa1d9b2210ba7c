import { appNames } from "@/app/(portal)/_facts/app-names";
import { bookmarkIn, earningFilter, type Query } from "@/app/(portal)/_facts/earning-filter";
import { EarningHistory } from "@/components/earnings/earning-table";
import { PayoutHistory } from "@/components/payouts/payout-table";
import { ReserveTable } from "@/components/reserves/reserve-table";
import { Amount } from "@/components/ui/amount";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { hrefWith } from "@/components/ui/href";
import { OlderNewer } from "@/components/ui/older-newer";
import { cursorOf } from "@/contract/paging";
import type { DeveloperContext } from "@/operations/context";
import { listEarnings } from "@/operations/list-earnings";
import { listPayouts } from "@/operations/list-payouts";
import { listReserves } from "@/operations/list-reserves";

const PAGE_SIZE = 25;

interface ListProps {
  readonly ctx: DeveloperContext;
  readonly query: Query;
  readonly path: string;
}

export async function DeveloperPayouts({ ctx, query, path }: ListProps) {
  const after = bookmarkIn("payouts", query);
  const { payouts, next } = await listPayouts(ctx, { limit: PAGE_SIZE, offset: 0, after });
  const here = { show: "payouts" };
  return (
    <Card title="Payouts" flush>
      {payouts.length > 0 ? (
        <PayoutHistory payouts={payouts} under="/desk/payouts" />
      ) : (
        <EmptyState title="No payouts yet">
          A run plans the first once enough is payable.
        </EmptyState>
      )}
      <OlderNewer
        newest={after ? hrefWith(path, here) : null}
        older={next ? hrefWith(path, { ...here, after: cursorOf("payouts", next) }) : null}
      />
    </Card>
  );
}

export async function DeveloperEarnings({ ctx, query, path }: ListProps) {
  const after = bookmarkIn("earnings", query);
  const filter = earningFilter(query);
  const [names, { earnings, next }] = await Promise.all([
    appNames(ctx),
    listEarnings(ctx, { ...filter, limit: PAGE_SIZE, offset: 0, after }),
  ]);
  const here = { show: "earnings", status: filter.status, app: filter.appId };
  return (
    <Card title="Calls" flush>
      {earnings.length > 0 ? (
        <EarningHistory
          caption="Calls, by when they are payable, latest first"
          earnings={earnings}
          names={names}
          payoutsUnder="/desk/payouts"
        />
      ) : (
        <EmptyState title="No calls yet">The gateway has reported none of theirs.</EmptyState>
      )}
      <OlderNewer
        newest={after ? hrefWith(path, here) : null}
        older={next ? hrefWith(path, { ...here, after: cursorOf("earnings", next) }) : null}
      />
    </Card>
  );
}

const MOST_RESERVES = 100;

export async function DeveloperReserves({ ctx }: Pick<ListProps, "ctx">) {
  const { held, reserves } = await listReserves(ctx, { limit: MOST_RESERVES });
  return (
    <Card title="Reserves" aside={<Amount value={held} className="font-semibold" />} flush>
      {reserves.length > 0 ? (
        <ReserveTable reserves={reserves} under="/desk/payouts" />
      ) : (
        <EmptyState title="Nothing is in reserve">Every reserve was released or used.</EmptyState>
      )}
    </Card>
  );
}
