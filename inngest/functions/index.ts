import { dailyPayoutRun } from "./daily-payout-run";
import { deliverNotification } from "./deliver-notification";
import { deliverOutboundWebhook } from "./deliver-outbound-webhook";
import { handleReceivedStripeEvent } from "./handle-stripe-event";
import { pollStripeForMissing, reconcileOwnBooks, reconcileWithStripe } from "./reconcile";
import { relayEveryMinute } from "./relay";
import { releaseDueReserves } from "./release-reserves";
import { sendQueuedTransfer } from "./send-transfer";
import { writeMonthlyDigests } from "./write-digests";

export const functions = [
  dailyPayoutRun,
  deliverNotification,
  deliverOutboundWebhook,
  handleReceivedStripeEvent,
  pollStripeForMissing,
  reconcileOwnBooks,
  reconcileWithStripe,
  relayEveryMinute,
  releaseDueReserves,
  sendQueuedTransfer,
  writeMonthlyDigests,
];
