import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { replayEvent } from "@/db/queries/stripe-events";
import { stripeEventReceived } from "@/domain/announcements";
import { Refusal } from "@/domain/refusals";
import { type Context, nameOf } from "./context";

/** Has a stored Stripe event worked on again, handled or parked as it may be. */
export async function replayStripeEvent(
  ctx: Context,
  input: { readonly eventId: string },
): Promise<void> {
  const now = await ctx.now();
  await ctx.db.transaction(async (tx) => {
    if (!(await replayEvent(tx, input.eventId))) throw new Refusal("not_found");
    const actor = nameOf(ctx.actor);
    await writeAudit(tx, { actor, action: "event.replay", subject: input.eventId, facts: {} });
  });
  await ctx.announce([stripeEventReceived(input.eventId, now.getTime())]);
}
