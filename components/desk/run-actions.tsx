import { Act } from "./act";

/** What an operator may set off by hand, each saying first what it will do. */
export function RunActions() {
  return (
    <>
      <Act
        label="Release reserves now"
        size="medium"
        title="Release reserves now?"
        confirmLabel="Release reserves"
        path="/api/v1/operator/reserve-releases"
        done="Every reserve that was due is released."
        willDo={[
          "make every reserve payable whose days are over",
          "leave every other reserve as it is",
          "send no money by itself: it goes out with the next payouts",
        ]}
      />
      <Act
        label="Run payouts now"
        look="primary"
        size="medium"
        title="Run payouts now?"
        confirmLabel="Run payouts"
        path="/api/v1/operator/payout-runs"
        body={{ dry_run: false }}
        isMoney
        done="The run is made; its transfers are being sent."
      />
    </>
  );
}
