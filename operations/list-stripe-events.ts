import "server-only";
import {
  findInboxEvent,
  type InboxEvent,
  type InboxFilter,
  listInbox,
} from "@/db/queries/stripe-events";
import { type Bookmark, cutPage } from "@/domain/bookmark";
import { Refusal } from "@/domain/refusals";
import type { OperatorContext } from "./context";

export interface InboxPage {
  readonly events: readonly InboxEvent[];
  readonly next: Bookmark | null;
}

/** What Stripe told us, newest first, page by page. */
export async function listStripeEvents(
  ctx: OperatorContext,
  filter: InboxFilter,
): Promise<InboxPage> {
  const found = await listInbox(ctx.db, { ...filter, limit: filter.limit + 1 });
  const { rows, next } = cutPage(found, filter.limit);
  return { events: rows, next };
}

/** One of them with what it carried and every try to work on it. Refuses `not_found`. */
export async function getStripeEvent(ctx: OperatorContext, input: { readonly eventId: string }) {
  const found = await findInboxEvent(ctx.db, input.eventId);
  if (!found) throw new Refusal("not_found");
  return found;
}
