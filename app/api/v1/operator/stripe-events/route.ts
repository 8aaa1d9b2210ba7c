import { endpoint } from "@/app/_edge/endpoint";
import { eventToWire, listStripeEventsContract } from "@/contract/operator/looking";
import { cursorOf } from "@/contract/paging";
import { standingOf } from "@/domain/desk/event-standing";
import { listStripeEvents } from "@/operations/list-stripe-events";

export const GET = endpoint(listStripeEventsContract, async (ctx, wish) => {
  const { q: search, standing, limit, cursor: after } = wish;
  const { events, next } = await listStripeEvents(ctx, { search, standing, limit, after });
  const shown = events.map((one) => eventToWire({ ...one, standing: standingOf(one) }));
  return { events: shown, next_cursor: cursorOf("events", next) };
});
export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
