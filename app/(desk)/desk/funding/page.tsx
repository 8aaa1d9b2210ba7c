import { atDesk } from "@/app/_edge/visitor";
import { Act } from "@/components/desk/act";
import { FundingBars } from "@/components/desk/funding-bars";
import { RunChart } from "@/components/desk/run-chart";
import { Amount } from "@/components/ui/amount";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { type Funding, getFunding } from "@/operations/get-funding";

export const metadata = { title: "Funding" };

export default async function FundingPage() {
  const { ctx, may } = await atDesk();
  const funding = await getFunding(ctx);
  const { available, inFlight, waiting, nextRun, missing, runs, shortSince } = funding;
  const foretold = { key: "next", at: nextRun.at, amount: nextRun.amount, isForetold: true };
  const made = runs.map(({ id, asOf, transferTotal }) => ({
    key: id,
    at: asOf,
    amount: transferTotal,
  }));
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Funding"
        lead="Transfers go out only while the platform’s Stripe balance covers them."
        actions={
          may("operate") ? (
            <Act
              label="Send what is covered"
              size="medium"
              title="Send what is covered?"
              confirmLabel="Send"
              path="/api/v1/operator/funding-checks"
              willDo={[
                "look at the platform's balance at Stripe again",
                "send the waiting payouts that it covers, oldest promise first",
              ]}
            />
          ) : null
        }
      />
      {missing ? (
        <Notice tone={shortSince ? "bad" : "caution"}>
          <Amount value={missing} className="font-semibold" /> more is needed at Stripe
          {shortSince ? (
            <>
              ; payouts have waited since <DateTime value={shortSince} as="moment" />
            </>
          ) : (
            " for the next run"
          )}
          . Top up the balance in the Stripe dashboard, then send what is covered.
        </Notice>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card title="Available against required">
          <FundingBars
            available={available}
            inFlight={inFlight}
            waiting={waiting.amount}
            nextRun={nextRun.amount}
          />
          <div className="mt-5">
            <Parts funding={funding} />
          </div>
        </Card>
        <Card title="What runs take">
          <RunChart bars={[...made, foretold]} available={available} />
        </Card>
      </div>
    </div>
  );
}

function Parts({ funding }: { readonly funding: Funding }) {
  const { available, inFlight, waiting, nextRun, missing } = funding;
  return (
    <DefinitionList flush>
      <Definition term="Sent, outcome not known yet">
        <Amount value={inFlight} />
      </Definition>
      <Definition term={`Waiting to be sent (${waiting.payouts})`}>
        <Amount value={waiting.amount} />
      </Definition>
      <Definition
        term={
          <>
            Next run, <DateTime value={nextRun.at} as="moment" /> ({nextRun.payouts})
          </>
        }
      >
        <Amount value={nextRun.amount} />
      </Definition>
      <Definition term={<span className="font-medium text-ink">Missing</span>}>
        <span className="font-semibold">
          {missing === null || available === null ? "Not known" : <Amount value={missing} />}
        </span>
      </Definition>
    </DefinitionList>
  );
}
