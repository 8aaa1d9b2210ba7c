import { endpoint } from "@/app/_edge/endpoint";
import { stripeNotice } from "@/app/_edge/stripe-notice";
import { stripeWebhookContract } from "@/contract/webhooks/stripe";
import { receiveStripeEvent } from "@/operations/receive-stripe-event";

export const POST = endpoint(stripeWebhookContract, async (ctx, input) =>
  receiveStripeEvent(ctx, stripeNotice(input)),
);

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
