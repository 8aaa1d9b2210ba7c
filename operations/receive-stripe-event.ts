import "server-only";
import { storeStripeEvent } from "@/db/queries/stripe-events";
import { stripeEventReceived } from "@/domain/announcements";
import type { StripeNotice } from "@/domain/connect/notices";
import { Refusal } from "@/domain/refusals";
import type { Context } from "./context";

/**
 * Stores a verified event before anything is done about it (section 6), once by its id, and
 * says that there is work. Safe to repeat: Stripe sends events more than once. Test events do
 * reach a live Connect endpoint: they are taken and dropped, or Stripe would switch it off. A
 * live one in a sandbox is never right and refused `signature_invalid`.
 */
export async function receiveStripeEvent(
  ctx: Context,
  input: { readonly notice: StripeNotice; readonly live: boolean },
): Promise<{ received: true }> {
  const { notice, live } = input;
  if (notice.livemode && !live) throw new Refusal("signature_invalid");
  if (notice.livemode !== live) return { received: true };

  const isNew = await storeStripeEvent(ctx.db, notice);
  if (isNew) await ctx.announce([stripeEventReceived(notice.id, 0)]);
  return { received: true };
}
