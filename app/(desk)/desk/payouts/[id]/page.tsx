import Link from "next/link";
import { notFound } from "next/navigation";
import { atDesk } from "@/app/_edge/visitor";
import { orNotFound } from "@/app/(portal)/_facts/or-not-found";
import { AttemptTable } from "@/components/desk/attempt-table";
import { PayoutActions } from "@/components/desk/payout-actions";
import { RefreshWhile } from "@/components/desk/refresh-while";
import { HowItAddsUp } from "@/components/payouts/how-it-adds-up";
import { PayoutFactsList } from "@/components/payouts/payout-facts-list";
import { SettlementText, StateBadge } from "@/components/payouts/payout-status";
import { payoutTimeline } from "@/components/payouts/payout-timeline";
import { Timeline } from "@/components/payouts/timeline";
import { Amount } from "@/components/ui/amount";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { PageHeader } from "@/components/ui/page-header";
import { isUnresolved } from "@/domain/payouts/states";
import { explainPayout } from "@/operations/explain-payout";
import { findPayoutOwner } from "@/operations/find-payout-owner";
import { getDeskDeveloper } from "@/operations/get-desk-developer";

export const metadata = { title: "Payout" };

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export default async function DeskPayoutPage({ params }: PageProps) {
  const { ctx, may } = await atDesk();
  const { id: payoutId } = await params;
  const developerId = await findPayoutOwner(ctx, { payoutId });
  if (!developerId) notFound();
  const own = { ...ctx, actor: { kind: "developer", developerId } as const };
  const [now, { developer }, explained] = await Promise.all([
    ctx.now(),
    getDeskDeveloper(ctx, { developerId }),
    orNotFound(explainPayout(own, { payoutId, limit: 1 })),
  ]);
  const { payout, attempts } = explained;
  const last = attempts.at(-1);
  const firstSentAt = attempts[0]?.firstSentAt ?? null;
  const steps = payoutTimeline({ ...payout, firstSentAt, lastAttempt: last ?? null });
  return (
    <div className="flex flex-col gap-6">
      <RefreshWhile isActive={isUnresolved(payout.state)} />
      <BackLink href={`/desk/developers/${developerId}?show=payouts`}>
        {`Payouts of ${developer.name}`}
      </BackLink>
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
            <span>
              to{" "}
              <Link href={`/desk/developers/${developerId}`} className="text-accent underline">
                {developer.name}
              </Link>
            </span>
          </span>
        }
      />
      {may("operate") ? (
        <PayoutActions
          payoutId={payout.id}
          developerId={developerId}
          state={payout.state}
          lastAttempt={last ?? null}
        />
      ) : null}
      <Card title="Tries at Stripe" flush>
        <AttemptTable attempts={attempts} />
      </Card>
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <HowItAddsUp
          title="How it adds up, in the words they see"
          explained={explained}
          now={now}
        />
        <div className="flex min-w-0 flex-col gap-6">
          <Card title="Its way to the bank, in the words they see">
            <Timeline steps={steps} />
          </Card>
          <Card title="Details">
            <PayoutFactsList payout={payout} attempts={attempts.length} />
          </Card>
        </div>
      </div>
    </div>
  );
}
