import { sendTransfer } from "@/operations/send-transfer";
import { contextFor } from "@/runtime";
import { payoutQueued } from "../catalogue";
import { inngest } from "../client";

/** Brings one payout to Stripe, at Stripe's pace (R9). What fails here the relay brings again. */
export const sendQueuedTransfer = inngest.createFunction(
  {
    id: "send-transfer",
    retries: 2,
    concurrency: { limit: 10 },
    throttle: { limit: 25, period: "1s", burst: 25 },
    triggers: [payoutQueued],
  },
  async ({ event, step }) => {
    const ctx = contextFor({ kind: "system", name: "send-transfer" });
    const { developer_id: developerId, payout_id: payoutId } = event.data;
    return step.run("send the transfer", () => sendTransfer(ctx, { developerId, payoutId }));
  },
);
