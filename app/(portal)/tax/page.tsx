import Link from "next/link";
import { developerContext } from "@/app/_edge/visitor";
import { connectState } from "@/components/connect/connect-state";
import { GoToStripe } from "@/components/connect/go-to-stripe";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getUpcomingPayout } from "@/operations/get-upcoming-payout";

export const metadata = { title: "Tax" };

export default async function TaxPage() {
  const { connected } = await getUpcomingPayout(await developerContext());
  const isReady = connectState(connected) === "done";
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title="Tax" lead="Your tax forms are kept by Stripe, who pays you." />
      <Card title="Forms live at Stripe">
        <div className="flex max-w-prose flex-col gap-3 text-ink-muted">
          <p>
            Stripe asks for your tax details (a W-9 in the United States) while you set up payouts,
            and makes the forms that state what you were paid, such as a 1099-K, after the year’s
            end. You find, correct and download them in your Stripe dashboard.
          </p>
          <p>We neither see nor keep any of them, so there is nothing to upload here.</p>
        </div>
        <div className="mt-6">
          {isReady ? (
            <GoToStripe
              label="Open Stripe dashboard"
              path="/api/v1/developer/earnings/connect/dashboard-link"
              field="url"
            />
          ) : (
            <Link href="/get-paid" className={buttonClass({ look: "primary" })}>
              Set up payouts first
            </Link>
          )}
        </div>
      </Card>
      <Card title="What you were paid">
        <p className="max-w-prose text-ink-muted">
          For your own books, every payout with its fee and reserve is in{" "}
          <a href="/payouts/csv" download className="text-accent underline">
            one CSV file
          </a>
          , and what each call earned in{" "}
          <a href="/earnings/csv" download className="text-accent underline">
            another
          </a>
          .
        </p>
      </Card>
    </div>
  );
}
