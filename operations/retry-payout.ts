import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { findPayoutKey, makePayoutDue } from "@/db/queries/desk-payouts";
import { findPayout } from "@/db/queries/payouts";
import type { PayoutRequestOutcome } from "@/domain/payouts/request";
import { Refusal } from "@/domain/refusals";
import { nameOf, type OperatorContext } from "./context";
import { queuePayouts } from "./queue-payouts";
import { requestPayout } from "./request-payout";

export type Retry = { readonly kind: "due_now"; readonly payoutId: string } | PayoutRequestOutcome;

/**
 * Tries again what waits, or pays anew what failed: then everything payable goes into a new
 * payout, as if the developer had asked for it. Refuses `not_found`, `payout_not_retryable` for a
 * payout in another state, and `connect_incomplete` while the account is not ready.
 */
export async function retryPayout(
  ctx: OperatorContext,
  input: { readonly payoutId: string },
): Promise<Retry> {
  const key = await findPayoutKey(ctx.db, input.payoutId);
  const payout = key && (await findPayout(ctx.db, key));
  if (!key || !payout) throw new Refusal("not_found");
  const by = nameOf(ctx.actor);
  const entry = { actor: by, action: "payout.retry", subject: key.payoutId };

  if (payout.state === "failed" || payout.state === "cancelled") {
    const own = { ...ctx, actor: { kind: "developer", developerId: key.developerId } as const };
    await writeAudit(ctx.db, { ...entry, facts: { state: payout.state } });
    return requestPayout(own, { confirmed: true, requestedBy: by });
  }
  await ctx.db.transaction(async (tx) => {
    if (!(await makePayoutDue(tx, key))) throw new Refusal("payout_not_retryable");
    await writeAudit(tx, { ...entry, facts: { state: payout.state } });
  });
  await queuePayouts(ctx);
  return { kind: "due_now", payoutId: key.payoutId };
}
