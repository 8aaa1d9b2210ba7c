import "server-only";
import { takeDue } from "@/db/queries/due";
import { messageQueued, webhookQueued } from "@/domain/announcements";
import type { Context } from "./context";

const AT_ONCE = 500;

/**
 * Hands what is to be told to the executor: fresh messages and deliveries, postponed ones, and
 * ones whose last hand-over led to nothing. At most so many at once; the relay brings the rest.
 * Answers how many.
 */
export async function queueNews(ctx: Context): Promise<number> {
  const messages = await takeDue(ctx.db, "messages", AT_ONCE);
  const deliveries = await takeDue(ctx.db, "webhook_deliveries", AT_ONCE);
  const announcements = [
    ...messages.map((one) => messageQueued(one.developerId, one.id, one.generation)),
    ...deliveries.map((one) => webhookQueued(one.developerId, one.id, one.generation)),
  ];
  if (announcements.length > 0) await ctx.announce(announcements);
  return announcements.length;
}
