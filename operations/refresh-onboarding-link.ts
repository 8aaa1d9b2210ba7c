import "server-only";
import { findConnectedAccount } from "@/db/queries/connected-accounts";
import { orRefuse } from "@/domain/connect/faults";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";
import type { OnboardingUrls } from "./start-onboarding";

/**
 * A fresh link to the onboarding of the account the developer has. Refuses
 * `no_connected_account` and, when Stripe gives no link, `account_link_failed`.
 */
export async function refreshOnboardingLink(
  ctx: DeveloperContext,
  urls: OnboardingUrls,
): Promise<{ url: string }> {
  const account = await findConnectedAccount(ctx.db, ctx.actor.developerId);
  if (!account) throw new Refusal("no_connected_account");
  const { stripeAccountId } = account;
  const asked = ctx.gateway.createOnboardingLink({ stripeAccountId, ...urls });
  const { url } = await orRefuse("account_link_failed", asked);
  return { url };
}
