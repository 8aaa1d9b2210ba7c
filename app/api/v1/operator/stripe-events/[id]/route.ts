import { endpoint } from "@/app/_edge/endpoint";
import { eventToWire, readStripeEventContract } from "@/contract/operator/looking";
import { standingOf } from "@/domain/desk/event-standing";
import { getStripeEvent } from "@/operations/list-stripe-events";

export const GET = endpoint(readStripeEventContract, async (ctx, { id: eventId }) => {
  const found = await getStripeEvent(ctx, { eventId });
  const shown = eventToWire({ ...found, standing: standingOf(found) });
  return { ...shown, payload: { ...found.payload } };
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
