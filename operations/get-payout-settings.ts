import "server-only";
import { findDeveloper } from "@/db/queries/developers";
import { policyAt } from "@/db/queries/policies";
import type { PayoutSettings } from "@/domain/payouts/settings";
import type { DeveloperContext } from "./context";

/** How the developer is paid by themselves; a delay they never set is the policy's hold (R3). */
export async function getPayoutSettings(ctx: DeveloperContext): Promise<PayoutSettings> {
  const developer = await findDeveloper(ctx.db, ctx.actor.developerId);
  const policy = await policyAt(ctx.db, await ctx.now());
  return {
    enabled: developer.autoEnabled,
    schedule: developer.schedule,
    thresholdCents: developer.thresholdCents,
    delayDays: developer.delayDays ?? policy.holdDays,
  };
}
