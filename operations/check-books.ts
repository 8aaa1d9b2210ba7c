import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { GatewayFault } from "@/domain/gateway";
import { Refusal } from "@/domain/refusals";
import { nameOf, type OperatorContext } from "./context";
import { AGAINST_STRIPE, OWN_BOOKS, type Reconciled, reconcileBooks } from "./reconcile-books";

/**
 * Every rule at once, now: our own books, and against Stripe. Mends nothing. Refuses
 * `stripe_unreachable` once our own are checked.
 */
export async function checkBooks(ctx: OperatorContext): Promise<Reconciled> {
  const entry = { action: "books.check", subject: "platform", facts: {} };
  await writeAudit(ctx.db, { actor: nameOf(ctx.actor), ...entry });
  try {
    return await reconcileBooks(ctx, [...OWN_BOOKS, ...AGAINST_STRIPE]);
  } catch (fault) {
    if (!(fault instanceof GatewayFault)) throw fault;
    throw new Refusal("stripe_unreachable", { cause: fault });
  }
}
