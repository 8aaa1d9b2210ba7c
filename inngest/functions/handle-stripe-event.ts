import { handleStripeEvent } from "@/operations/handle-stripe-event";
import { contextFor } from "@/runtime";
import { stripeEventReceived } from "../catalogue";
import { inngest } from "../client";

/** Works on one stored Stripe event (section 6). */
export const handleReceivedStripeEvent = inngest.createFunction(
  {
    id: "handle-stripe-event",
    retries: 2,
    concurrency: { limit: 10 },
    triggers: [stripeEventReceived],
  },
  async ({ event, step }) => {
    const ctx = contextFor({ kind: "system", name: "handle-stripe-event" });
    await step.run("handle the event", () => handleStripeEvent(ctx, event.data.event_id));
  },
);
