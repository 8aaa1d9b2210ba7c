import { deliverMessage } from "@/operations/deliver-message";
import { contextFor, withCouriers } from "@/runtime";
import { messageQueued } from "../catalogue";
import { inngest } from "../client";

/** Sends one mail or text message (section 8). What fails here the relay brings again. */
export const deliverNotification = inngest.createFunction(
  {
    id: "deliver-notification",
    retries: 1,
    concurrency: { limit: 5 },
    triggers: [messageQueued],
  },
  async ({ event, step }) => {
    const ctx = withCouriers(contextFor({ kind: "system", name: "deliver-notification" }));
    const { developer_id: developerId, message_id: messageId } = event.data;
    return step.run("send the message", () => deliverMessage(ctx, { developerId, messageId }));
  },
);
