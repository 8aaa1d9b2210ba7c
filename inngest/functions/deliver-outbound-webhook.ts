import { deliverWebhook } from "@/operations/deliver-webhook";
import { contextFor, withCouriers } from "@/runtime";
import { webhookQueued } from "../catalogue";
import { inngest } from "../client";

/**
 * Makes one delivery to a developer's endpoint (section 5c). Few at once for each developer: a
 * receiver that is slow holds up nobody else's. What fails here the relay brings again.
 */
export const deliverOutboundWebhook = inngest.createFunction(
  {
    id: "deliver-outbound-webhook",
    retries: 1,
    concurrency: [{ limit: 20 }, { limit: 3, key: "event.data.developer_id" }],
    triggers: [webhookQueued],
  },
  async ({ event, step }) => {
    const ctx = withCouriers(contextFor({ kind: "system", name: "deliver-outbound-webhook" }));
    const { developer_id: developerId, delivery_id: deliveryId } = event.data;
    return step.run("post the webhook", () => deliverWebhook(ctx, { developerId, deliveryId }));
  },
);
