import { developerContext } from "@/app/_edge/visitor";
import { CheckStatus } from "@/components/connect/check-status";
import { ConnectCard } from "@/components/connect/connect-card";
import { connectState } from "@/components/connect/connect-state";
import { HowItWorks } from "@/components/connect/how-it-works";
import { watchedAccount } from "@/components/connect/watched-account";
import { stoppedWords } from "@/components/payouts/failure-words";
import { returnedDetail } from "@/components/payouts/returned-sentence";
import { Amount } from "@/components/ui/amount";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Watch } from "@/components/ui/watch";
import { getUpcomingPayout } from "@/operations/get-upcoming-payout";
import { checkStatus } from "./check-status";

export const metadata = { title: "Get paid" };

interface Search {
  readonly searchParams: Promise<{ readonly stripe?: string; readonly onboarding?: string }>;
}

export default async function GetPaidPage({ searchParams }: Search) {
  const ctx = await developerContext();
  const { stripe, onboarding } = await searchParams;
  const { connected, policy, facts, developer, returned } = await getUpcomingPayout(ctx);
  const state = connectState(connected);
  return (
    <div className="flex flex-col gap-6">
      <Watch watched={watchedAccount(connected, state)} />
      <PageHeader title="Get paid" lead="Where your earnings go, and whether they can go there." />
      {stripe === "silent" ? (
        <Notice tone="caution">
          Stripe did not answer just now. What you see is the last we know.
        </Notice>
      ) : null}
      {onboarding === "failed" ? (
        <Notice tone="caution">Stripe gave us no new link. Wait a moment and try again.</Notice>
      ) : null}
      {facts.autoStopped ? (
        <Notice tone="caution">
          {stoppedWords(developer.autoStoppedReason, state === "done")}
        </Notice>
      ) : null}
      {returned ? (
        <Notice tone="bad">
          Your bank returned <Amount value={returned.amount} />. {returnedDetail(returned)}
        </Notice>
      ) : null}
      <ConnectCard
        account={connected}
        isReturned={returned !== null}
        check={<CheckStatus check={checkStatus} />}
      />
      <HowItWorks policy={policy} />
    </div>
  );
}
