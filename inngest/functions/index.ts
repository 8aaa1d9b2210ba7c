import { dailyPayoutRun } from "./daily-payout-run";
import { handleReceivedStripeEvent } from "./handle-stripe-event";
import { pollStripeForMissing, reconcileOwnBooks, reconcileWithStripe } from "./reconcile";
import { relayEveryMinute } from "./relay";
import { releaseDueReserves } from "./release-reserves";
import { sendQueuedTransfer } from "./send-transfer";

export const functions = [
  dailyPayoutRun,
  handleReceivedStripeEvent,
  pollStripeForMissing,
  reconcileOwnBooks,
  reconcileWithStripe,
  relayEveryMinute,
  releaseDueReserves,
  sendQueuedTransfer,
];
