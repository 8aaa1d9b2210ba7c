import { Download } from "lucide-react";
import Link from "next/link";
import { developerContext } from "@/app/_edge/visitor";
import { payoutTarget } from "@/app/(portal)/_facts/next-payout";
import { AskPayout } from "@/components/payouts/ask-payout";
import { PayoutHistory } from "@/components/payouts/payout-table";
import { watchedPayout } from "@/components/payouts/watched-payout";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Watch } from "@/components/ui/watch";
import { getEarningsSummary } from "@/operations/get-earnings-summary";
import { getUpcomingPayout } from "@/operations/get-upcoming-payout";
import { listPayouts } from "@/operations/list-payouts";

export const metadata = { title: "Payouts" };

const PAGE_SIZE = 20;

interface Search {
  readonly searchParams: Promise<{ readonly page?: string | string[] }>;
}

export default async function PayoutsPage({ searchParams }: Search) {
  const ctx = await developerContext();
  const page = pageNumber((await searchParams).page);
  const [now, summary, upcoming, list] = await Promise.all([
    ctx.now(),
    getEarningsSummary(ctx),
    getUpcomingPayout(ctx),
    listPayouts(ctx, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
  ]);
  const { ifAskedNow, policy } = summary;
  return (
    <div className="flex flex-col gap-6">
      <Watch watched={watchedPayout(list.payouts)} />
      <PageHeader
        title="Payouts"
        lead="Everything we sent you, and how far your bank is with it."
        actions={
          <div className="flex flex-wrap-reverse items-end gap-3 sm:flex-nowrap sm:items-start">
            {list.total > 0 ? (
              <a href="/payouts/csv" download className={buttonClass()}>
                <Download className="size-4" aria-hidden />
                Download CSV
              </a>
            ) : null}
            <AskPayout
              ifAskedNow={ifAskedNow}
              policy={policy}
              bank={payoutTarget(upcoming)}
              isReturned={upcoming.returned !== null}
              now={now}
              look="quiet"
              align="end"
            />
          </div>
        }
      />
      {list.payouts.length > 0 ? (
        <Card flush>
          <PayoutHistory payouts={list.payouts} />
        </Card>
      ) : (
        <Card>
          <Nothing isBeyond={list.total > 0} holdDays={policy.holdDays} />
        </Card>
      )}
      <Pager page={page} pages={Math.ceil(list.total / PAGE_SIZE)} path="/payouts" />
    </div>
  );
}

function Nothing({ isBeyond, holdDays }: { isBeyond: boolean; holdDays: number }) {
  const way = (href: string, label: string) => (
    <Link href={href} className={buttonClass()}>
      {label}
    </Link>
  );
  return isBeyond ? (
    <EmptyState title="There is nothing this far back" action={way("/payouts", "Newest payouts")}>
      Your history ends before this page.
    </EmptyState>
  ) : (
    <EmptyState title="No payouts yet" action={way("/", "See what comes next")}>
      Calls to your apps earn their markup, rest {holdDays} days, and then go out by themselves.
      Each payout is listed here, with the way it takes to your bank.
    </EmptyState>
  );
}

function pageNumber(wanted: string | string[] | undefined): number {
  const page = Number(wanted);
  return Number.isInteger(page) && page >= 1 && page <= 50_000 ? page : 1;
}
