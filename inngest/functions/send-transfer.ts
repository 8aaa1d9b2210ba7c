import { TRANSFERS_PER_SECOND } from "@/domain/payouts/sending";
import { sendTransfer } from "@/operations/send-transfer";
import { contextFor } from "@/runtime";
import { payoutQueued } from "../catalogue";
import { inngest } from "../client";

/** Waits after a 429, which proves that nothing was sent; then the relay brings it again. */
const BACK_OFF = ["1s", "3s", "10s"] as const;

/**
 * Brings one payout to Stripe (R9). The starts are paced over all processes; what a process sends
 * is spaced once more at its door, retries too. What fails here the relay brings again.
 */
export const sendQueuedTransfer = inngest.createFunction(
  {
    id: "send-transfer",
    retries: 2,
    concurrency: { limit: 10 },
    throttle: { limit: 2 * TRANSFERS_PER_SECOND, period: "2s", burst: 1 },
    triggers: [payoutQueued],
  },
  async ({ event, step }) => {
    const ctx = contextFor({ kind: "system", name: "send-transfer" });
    const { developer_id: developerId, payout_id: payoutId } = event.data;
    const send = (name: string) =>
      step.run(name, () => sendTransfer(ctx, { developerId, payoutId }));
    let result = await send("send the transfer");
    for (const [time, pause] of BACK_OFF.entries()) {
      if (result.kind !== "postponed" || result.reason !== "rate_limited") break;
      await step.sleep(`back off ${time + 1}`, pause);
      result = await send(`send the transfer again ${time + 1}`);
    }
    return result;
  },
);
