import { endpoint } from "@/app/_edge/endpoint";
import { eventDetailToWire, readStripeEventContract } from "@/contract/operator/looking";
import { standingOf } from "@/domain/desk/event-standing";
import { getStripeEvent } from "@/operations/list-stripe-events";

export const GET = endpoint(readStripeEventContract, async (ctx, { id: eventId }) => {
  const found = await getStripeEvent(ctx, { eventId });
  return eventDetailToWire({ ...found, standing: standingOf(found) });
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
