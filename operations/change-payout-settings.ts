import "server-only";
import { mergeSettings } from "@/db/queries/developer-settings";
import type { PayoutSettings } from "@/domain/payouts/settings";
import type { DeveloperContext } from "./context";
import { getPayoutSettings } from "./get-payout-settings";

/** Undefined leaves a setting as it is. */
export type PayoutSettingsChange = {
  readonly [Name in keyof PayoutSettings]?: PayoutSettings[Name] | undefined;
};

/**
 * Changes how the developer is paid by themselves and answers what holds then. A new delay touches
 * calls recorded from now on (R3); the rest counts from the next run.
 */
export async function changePayoutSettings(
  ctx: DeveloperContext,
  { enabled, ...change }: PayoutSettingsChange,
): Promise<PayoutSettings> {
  await mergeSettings(ctx.db, ctx.actor.developerId, { autoEnabled: enabled, ...change });
  return getPayoutSettings(ctx);
}
