import Link from "next/link";
import { developerContext } from "@/app/_edge/visitor";
import { appNames } from "@/app/(portal)/_facts/app-names";
import { earningsChart } from "@/app/(portal)/_facts/earnings-chart";
import { nextPayoutFacts, payoutTarget } from "@/app/(portal)/_facts/next-payout";
import { connectState } from "@/components/connect/connect-state";
import { FirstSteps } from "@/components/earnings/first-steps";
import { moneySplit } from "@/components/earnings/money-split";
import { RecentEarnings } from "@/components/earnings/recent-earnings";
import { SplitBar } from "@/components/earnings/split-bar";
import { SplitList } from "@/components/earnings/split-list";
import { AskPayout } from "@/components/payouts/ask-payout";
import { NextPayoutCard } from "@/components/payouts/next-payout-card";
import { nextPayoutSentence } from "@/components/payouts/next-payout-sentence";
import { betweenStripeAndBank, onItsWaySentence } from "@/components/payouts/on-its-way";
import { RecentPayouts } from "@/components/payouts/recent-payouts";
import { watchedPayout } from "@/components/payouts/watched-payout";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Watch } from "@/components/ui/watch";
import { getEarningsSummary } from "@/operations/get-earnings-summary";
import { getUpcomingPayout } from "@/operations/get-upcoming-payout";
import { listPayouts } from "@/operations/list-payouts";

export const metadata = { title: "Overview" };

const RECENT = 5;
/** Enough to hold all that can be under way at once: daily payouts over a long weekend. */
const LOOKED_AT = 10;

export default async function OverviewPage() {
  const ctx = await developerContext();
  const names = await appNames(ctx);
  const [now, upcoming, summary, recent, chart] = await Promise.all([
    ctx.now(),
    getUpcomingPayout(ctx),
    getEarningsSummary(ctx),
    listPayouts(ctx, { limit: LOOKED_AT, offset: 0 }),
    earningsChart(ctx, "day", names),
  ]);
  const { connected } = upcoming;
  const { ifAskedNow, policy } = summary;
  const sentence = nextPayoutSentence(nextPayoutFacts(upcoming, now));
  const bank = payoutTarget(upcoming);
  const split = moneySplit(summary);
  const isNew = summary.transactions === 0 && recent.total === 0;
  return (
    <div className="flex flex-col gap-6">
      <Watch watched={watchedPayout(recent.payouts)} />
      <NextPayoutCard sentence={sentence} onItsWay={onItsWaySentence(recent.payouts, bank, now)}>
        <AskPayout
          ifAskedNow={ifAskedNow}
          policy={policy}
          bank={bank}
          isReturned={upcoming.returned !== null}
          now={now}
          look={sentence.tone === "waiting" && !sentence.action ? "primary" : "quiet"}
        />
      </NextPayoutCard>

      {isNew ? (
        <FirstSteps
          hasApp={names.size > 0}
          isReady={connectState(connected) === "done"}
          holdDays={policy.holdDays}
        />
      ) : null}

      <Card title="Where your earnings are">
        <SplitBar split={split} />
        <div className="mt-3">
          <SplitList
            split={split}
            facts={{
              policy,
              betweenStripeAndBank: betweenStripeAndBank(recent.payouts),
              returned: upcoming.returned?.amount ?? 0n,
            }}
          />
        </div>
        <p className="mt-1 text-xs text-ink-faint">
          Everything here is after the platform fee of {policy.feeBps / 100}%.
        </p>
      </Card>

      {isNew ? null : (
        <>
          <RecentEarnings chart={chart} />
          <NewestPayouts recent={recent} holdDays={policy.holdDays} />
        </>
      )}
    </div>
  );
}

interface NewestPayoutsProps {
  readonly recent: Awaited<ReturnType<typeof listPayouts>>;
  readonly holdDays: number;
}

function NewestPayouts({ recent, holdDays }: NewestPayoutsProps) {
  const all = (
    <Link href="/payouts" className="text-accent hover:underline">
      All {recent.total}
    </Link>
  );
  return (
    <Card title="Recent payouts" flush aside={recent.total > RECENT ? all : null}>
      {recent.payouts.length > 0 ? (
        <RecentPayouts payouts={recent.payouts.slice(0, RECENT)} />
      ) : (
        <EmptyState title="No payouts yet">
          The first one goes out by itself once enough is past its {holdDays}-day hold.
        </EmptyState>
      )}
    </Card>
  );
}
