import "server-only";
import { orRefuse } from "@/domain/connect/faults";
import type { StartedOnboarding } from "@/domain/connect/onboarding";
import { ACCOUNT_GONE } from "@/domain/connect/readiness";
import { GatewayRefused } from "@/domain/gateway";
import type { DeveloperContext } from "./context";
import { mirrorAccount } from "./mirror-account";
import { openAccount } from "./open-account";

/** Where Stripe's hosted pages send people when they are through, or their link is not. */
export interface OnboardingUrls {
  readonly returnUrl: string;
  readonly refreshUrl: string;
}

/**
 * Opens the developer's Stripe account if they have none, and a fresh link to its onboarding.
 * Refuses `onboarding_failed` when Stripe does not answer or says no.
 */
export async function startOnboarding(
  ctx: DeveloperContext,
  urls: OnboardingUrls,
): Promise<StartedOnboarding> {
  return orRefuse("onboarding_failed", startOrReplace(ctx, urls));
}

/** An account that was closed behind our back shows when Stripe refuses its link. */
async function startOrReplace(ctx: DeveloperContext, urls: OnboardingUrls) {
  try {
    return await start(ctx, urls);
  } catch (fault) {
    if (!(fault instanceof GatewayRefused)) throw fault;
    const look = await mirrorAccount(ctx, { developerId: ctx.actor.developerId });
    if (look.kind !== "seen" || look.account.disabledReason !== ACCOUNT_GONE) throw fault;
    return start(ctx, urls);
  }
}

async function start(ctx: DeveloperContext, urls: OnboardingUrls): Promise<StartedOnboarding> {
  const opened = await openAccount(ctx);
  const { stripeAccountId } = opened;
  const link = await ctx.gateway.createOnboardingLink({ stripeAccountId, ...urls });
  return { ...opened, url: link.url };
}
