import "server-only";
import { findConnectedAccount } from "@/db/queries/connected-accounts";
import { orRefuse } from "@/domain/connect/faults";
import type { PaymentMethod } from "@/domain/gateway";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";

/**
 * The bank accounts and cards that Stripe pays the developer to. Refuses `no_connected_account`
 * and, when Stripe does not say, `payment_methods_failed`.
 */
export async function listPaymentMethods(ctx: DeveloperContext): Promise<readonly PaymentMethod[]> {
  const account = await findConnectedAccount(ctx.db, ctx.actor.developerId);
  if (!account) throw new Refusal("no_connected_account");
  const asked = ctx.gateway.listPaymentMethods(account.stripeAccountId);
  return orRefuse("payment_methods_failed", asked);
}
