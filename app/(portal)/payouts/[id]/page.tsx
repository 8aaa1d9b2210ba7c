import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { notFound } from "next/navigation";
import { developerContext } from "@/app/_edge/visitor";
import { PayoutFactsList } from "@/components/payouts/payout-facts-list";
import { SettlementText, StateBadge } from "@/components/payouts/payout-status";
import { payoutTimeline } from "@/components/payouts/payout-timeline";
import { reserveSentence } from "@/components/payouts/reserve-words";
import { Timeline } from "@/components/payouts/timeline";
import { Waterfall } from "@/components/payouts/waterfall";
import { Amount } from "@/components/ui/amount";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { PageHeader } from "@/components/ui/page-header";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { Sentence } from "@/components/ui/sentence";
import { isUnresolved } from "@/domain/payouts/states";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "@/operations/context";
import { getPayout, type PayoutDetail } from "@/operations/get-payout";

export const metadata = { title: "Payout" };

export default async function PayoutPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await developerContext();
  const { payout, reserve, attempts } = await ownPayout(ctx, (await params).id);
  const now = await ctx.now();
  const steps = payoutTimeline({ ...payout, firstSentAt: attempts[0]?.firstSentAt ?? null });
  return (
    <div className="flex flex-col gap-6">
      <RefreshWhile isActive={isUnresolved(payout.state)} />
      <Link
        href="/payouts"
        className="inline-flex items-center gap-1.5 self-start text-sm text-ink-muted
          hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden />
        All payouts
      </Link>
      <PageHeader
        title={
          <>
            <Amount value={payout.transfer} /> on <DateTime value={payout.createdAt} />
          </>
        }
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
            <StateBadge state={payout.state} />
            <SettlementText standing={payout} />
          </span>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <Card title="How it adds up">
            <Waterfall payout={payout} reserveBps={payout.reserveBps} />
            {reserve ? (
              <p className="mt-5 rounded-control bg-sunken px-4 py-3 text-sm text-ink-muted">
                <span className="font-medium text-ink">Reserve. </span>
                <Sentence parts={reserveSentence(reserve, now)} />
              </p>
            ) : null}
          </Card>
          <Card title="Details">
            <PayoutFactsList payout={payout} attempts={attempts.length} />
          </Card>
        </div>
        <Card title="Its way to your bank">
          <Timeline steps={steps} />
        </Card>
      </div>
    </div>
  );
}

async function ownPayout(ctx: DeveloperContext, payoutId: string): Promise<PayoutDetail> {
  try {
    return await getPayout(ctx, { payoutId });
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.code === "not_found") notFound();
    throw refusal;
  }
}
