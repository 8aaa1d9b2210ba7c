import { developerContext } from "@/app/_edge/visitor";
import { appNames } from "@/app/(portal)/_facts/app-names";
import { bookmarkIn, type Query } from "@/app/(portal)/_facts/earning-filter";
import { orNotFound } from "@/app/(portal)/_facts/or-not-found";
import { EarningHistory } from "@/components/earnings/earning-table";
import { HowItAddsUp } from "@/components/payouts/how-it-adds-up";
import { PayoutFactsList } from "@/components/payouts/payout-facts-list";
import { SettlementText, StateBadge } from "@/components/payouts/payout-status";
import { payoutTimeline } from "@/components/payouts/payout-timeline";
import { Timeline } from "@/components/payouts/timeline";
import { watchedPayout } from "@/components/payouts/watched-payout";
import { Amount } from "@/components/ui/amount";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { hrefWith } from "@/components/ui/href";
import { OlderNewer } from "@/components/ui/older-newer";
import { PageHeader } from "@/components/ui/page-header";
import { Watch } from "@/components/ui/watch";
import { cursorOf } from "@/contract/paging";
import { type ExplainedPayout, explainPayout } from "@/operations/explain-payout";

export const metadata = { title: "Payout" };

const PAGE_SIZE = 25;

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function PayoutPage({ params, searchParams }: PageProps) {
  const ctx = await developerContext();
  const after = bookmarkIn("earnings", await searchParams);
  const payoutId = (await params).id;
  const explained = await orNotFound(explainPayout(ctx, { payoutId, limit: PAGE_SIZE, after }));
  const { payout, attempts, list } = explained;
  const [now, names] = await Promise.all([ctx.now(), appNames(ctx)]);
  const steps = payoutTimeline({
    ...payout,
    firstSentAt: attempts[0]?.firstSentAt ?? null,
    lastAttempt: attempts.at(-1) ?? null,
  });
  return (
    <div className="flex flex-col gap-6">
      <Watch watched={watchedPayout([payout])} />
      <BackLink href="/payouts">All payouts</BackLink>
      <PageHeader
        title={
          <>
            <Amount value={payout.transfer} /> on <DateTime value={payout.createdAt} />
          </>
        }
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
            <StateBadge standing={payout} />
            <SettlementText standing={payout} />
          </span>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0">
          <HowItAddsUp title="How it adds up" explained={explained} now={now} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Card title="Its way to your bank">
            <Timeline steps={steps} />
          </Card>
          <Card title="Details">
            <PayoutFactsList payout={payout} attempts={attempts.length} />
          </Card>
        </div>
      </div>
      <PaidFor payoutId={payout.id} list={list} names={names} isFirst={!after} />
    </div>
  );
}

interface PaidForProps extends Pick<ExplainedPayout, "list"> {
  readonly payoutId: string;
  readonly names: ReadonlyMap<string, string>;
  readonly isFirst: boolean;
}

/** The calls that this payout pays for, page by page. */
function PaidFor({ payoutId, list, names, isFirst }: PaidForProps) {
  const { earnings, total, next } = list;
  if (total === 0) return null;
  const path = `/payouts/${payoutId}`;
  const caption = "Calls that this payout pays for, latest first";
  const count = <span className="text-ink-faint">{total.toLocaleString("en-US")}</span>;
  return (
    <Card title="Calls it pays for" aside={count} flush>
      <EarningHistory caption={caption} earnings={earnings} names={names} isOfPayout />
      <OlderNewer
        newest={isFirst ? null : path}
        older={next ? hrefWith(path, { after: cursorOf("earnings", next) }) : null}
      />
    </Card>
  );
}
