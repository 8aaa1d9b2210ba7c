import "server-only";
import { findConnectedAccount } from "@/db/queries/connected-accounts";
import { orRefuse } from "@/domain/connect/faults";
import { isOnboardingCompleted } from "@/domain/connect/readiness";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";
import { mirrorAccount } from "./mirror-account";

/**
 * A single-use link into the developer's Stripe dashboard. Refuses `no_connected_account`,
 * `connect_incomplete` before onboarding is through, and `dashboard_link_failed`.
 */
export async function createDashboardLink(ctx: DeveloperContext): Promise<{ url: string }> {
  const account = await findConnectedAccount(ctx.db, ctx.actor.developerId);
  if (!account) throw new Refusal("no_connected_account");
  const through = isOnboardingCompleted(account) || (await isThroughByNow(ctx));
  if (!through) throw new Refusal("connect_incomplete");
  const asked = ctx.gateway.createDashboardLink(account.stripeAccountId);
  return orRefuse("dashboard_link_failed", asked);
}

/** The mirror may lag behind somebody who has just come back from Stripe. */
async function isThroughByNow(ctx: DeveloperContext): Promise<boolean> {
  const { developerId } = ctx.actor;
  const look = await orRefuse("dashboard_link_failed", mirrorAccount(ctx, { developerId }));
  return look.kind === "seen" && isOnboardingCompleted(look.account);
}
