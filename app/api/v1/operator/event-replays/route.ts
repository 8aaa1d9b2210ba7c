import { endpoint } from "@/app/_edge/endpoint";
import { replayEventContract } from "@/contract/operator/safety";
import { replayStripeEvent } from "@/operations/replay-stripe-event";

export const POST = endpoint(replayEventContract, async (ctx, { event_id: eventId }) => {
  await replayStripeEvent(ctx, { eventId });
  return { done: true } as const;
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
