import "server-only";
import { takeDueMessages } from "@/db/queries/messages";
import { takeDueDeliveries } from "@/db/queries/webhook-deliveries";
import { messageQueued, webhookQueued } from "@/domain/announcements";
import type { Context } from "./context";

const AT_ONCE = 500;

/**
 * Hands what is to be told to the executor: fresh messages and deliveries, postponed ones, and
 * ones whose last hand-over led to nothing. At most so many at once; the relay brings the rest.
 * Answers how many.
 */
export async function queueNews(ctx: Context): Promise<number> {
  const messages = await takeDueMessages(ctx.db, AT_ONCE);
  const deliveries = await takeDueDeliveries(ctx.db, AT_ONCE);
  const announcements = [
    ...messages.map((one) => messageQueued(one.developerId, one.messageId, one.generation)),
    ...deliveries.map((one) => webhookQueued(one.developerId, one.deliveryId, one.generation)),
  ];
  if (announcements.length > 0) await ctx.announce(announcements);
  return announcements.length;
}
