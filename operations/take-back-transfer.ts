import "server-only";
import { raiseFindings } from "@/db/queries/findings";
import type { SentTransfer } from "@/domain/gateway";
import { fromCents } from "@/domain/money";
import type { Context } from "./context";

/**
 * Money at Stripe that no payout of ours stands for (R9): an alarm that stays, then the transfer
 * is reversed. It is looked at anew first: the one in hand may be an event's old picture. Safe to
 * repeat; throws GatewayFault while Stripe does not take it back.
 */
export async function takeBackTransfer(
  ctx: Context,
  transfer: SentTransfer,
  detail: string,
): Promise<void> {
  const current = await ctx.gateway.retrieveTransfer(transfer.id);
  const left = current ? current.amount - current.amountReversed : 0n;
  if (left <= 0n) return;
  await raiseFindings(ctx.db, [
    { rule: "extra_transfer", subject: transfer.id, detail, amount: fromCents(left) },
  ]);
  ctx.log.error({ transfer: transfer.id, detail }, "A transfer too many is taken back");
  await ctx.gateway.reverseTransfer(transfer.id);
}
