import { ConfirmPost } from "@/components/ui/confirm-post";

const LIST = "mt-1 list-disc space-y-1 pl-5";

/** What an operator may set off by hand, each saying first what it will do. */
export function RunActions() {
  return (
    <div className="flex flex-wrap gap-3">
      <ConfirmPost
        label="Release reserves now"
        look="quiet"
        title="Release reserves now?"
        confirmLabel="Release reserves"
        path="/api/v1/operator/reserve-releases"
        done="Every reserve that was due is released."
      >
        <p>This will:</p>
        <ul className={LIST}>
          <li>make every reserve payable whose days are over</li>
          <li>leave every other reserve as it is</li>
          <li>send no money by itself: it goes out with the next payouts</li>
        </ul>
      </ConfirmPost>
      <ConfirmPost
        label="Run payouts now"
        title="Run payouts now?"
        confirmLabel="Run payouts"
        path="/api/v1/operator/payout-runs"
        body={{ dry_run: false }}
        done="The run is made; its transfers are being sent."
      >
        <p>This will:</p>
        <ul className={LIST}>
          <li>decide for every developer with money, as the daily run does</li>
          <li>plan a payout for each who is due, and start sending the transfers to Stripe</li>
          <li>do nothing if a run is in flight already</li>
        </ul>
      </ConfirmPost>
    </div>
  );
}
