import { Download } from "lucide-react";
import Link from "next/link";
import { developerContext } from "@/app/_edge/visitor";
import { appNames } from "@/app/(portal)/_facts/app-names";
import { bookmarkIn, earningFilter, type Query } from "@/app/(portal)/_facts/earning-filter";
import { earningsChart } from "@/app/(portal)/_facts/earnings-chart";
import { EarningFilters } from "@/components/earnings/earning-filters";
import { EarningHistory } from "@/components/earnings/earning-table";
import { EarningsChartCard } from "@/components/earnings/earnings-chart-card";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { firstOf, hrefWith } from "@/components/ui/href";
import { OlderNewer } from "@/components/ui/older-newer";
import { PageHeader } from "@/components/ui/page-header";
import { cursorOf } from "@/contract/paging";
import { BREAKDOWN_PERIODS } from "@/domain/earnings/breakdown";
import type { EarningList } from "@/domain/earnings/earning";
import { listEarnings } from "@/operations/list-earnings";

export const metadata = { title: "Earnings" };

const PAGE_SIZE = 25;

export default async function EarningsPage(page: { searchParams: Promise<Query> }) {
  const ctx = await developerContext();
  const query = await page.searchParams;
  const period = BREAKDOWN_PERIODS.find((one) => one === firstOf(query.period)) ?? "day";
  const filter = earningFilter(query);
  const after = bookmarkIn("earnings", query);
  const names = await appNames(ctx);
  const [chart, list] = await Promise.all([
    earningsChart(ctx, period, names),
    listEarnings(ctx, { ...filter, limit: PAGE_SIZE, offset: 0, after }),
  ]);
  const asked = { period, status: filter.status, app: filter.appId };
  const csvAsked = { status: filter.status, app: filter.appId };
  const isEmpty = list.total === 0 && !filter.status && !filter.appId;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Earnings"
        lead="What each call earned you, after the platform fee."
        actions={isEmpty ? null : <CsvLink href={hrefWith("/earnings/csv", csvAsked)} />}
      />
      {isEmpty ? (
        <Card>
          <NothingEarned hasApps={names.size > 0} />
        </Card>
      ) : (
        <>
          <EarningsChartCard
            chart={chart}
            period={period}
            hrefOf={(one) => hrefWith("/earnings", { ...asked, period: one })}
          />
          <Calls list={list} names={names} asked={asked} isFirst={!after} />
        </>
      )}
    </div>
  );
}

function CsvLink({ href }: { readonly href: string }) {
  return (
    <a href={href} download className={buttonClass()}>
      <Download className="size-4" aria-hidden />
      Download CSV
    </a>
  );
}

interface CallsProps {
  readonly list: EarningList;
  readonly names: ReadonlyMap<string, string>;
  readonly asked: Readonly<Record<"period" | "status" | "app", string | undefined>>;
  readonly isFirst: boolean;
}

function Calls({ list, names, asked, isFirst }: CallsProps) {
  const { earnings, next, total } = list;
  const { period = "day", status, app } = asked;
  return (
    <Card title="Calls" aside={<Total count={total} />} flush>
      <EarningFilters names={names} status={status} appId={app} period={period} />
      {earnings.length > 0 ? (
        <EarningHistory
          caption="Calls, by when they are payable, latest first"
          earnings={earnings}
          names={names}
        />
      ) : (
        <EmptyState title="No call like this">
          Choose another status or app, or all of them.
        </EmptyState>
      )}
      <OlderNewer
        newest={isFirst ? null : hrefWith("/earnings", asked)}
        older={next ? hrefWith("/earnings", { ...asked, after: cursorOf("earnings", next) }) : null}
      />
    </Card>
  );
}

function Total({ count }: { readonly count: number }) {
  return <span className="text-ink-faint tabular-nums">{count.toLocaleString("en-US")}</span>;
}

function NothingEarned({ hasApps }: { readonly hasApps: boolean }) {
  const [href, label] = hasApps ? ["/apps", "See your apps"] : ["/apps/new", "Create an app"];
  return (
    <EmptyState
      title="Nothing earned yet"
      action={
        <Link href={href} className={buttonClass({ look: "primary" })}>
          {label}
        </Link>
      }
    >
      Every call that a user makes through one of your apps costs them its price plus your markup.
      What the markup earns you is listed here, call by call, within seconds.
    </EmptyState>
  );
}
