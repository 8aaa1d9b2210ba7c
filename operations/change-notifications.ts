import "server-only";
import { mergeSettings } from "@/db/queries/developer-settings";
import type { NotificationSettings } from "@/domain/payouts/settings";
import type { DeveloperContext } from "./context";

/** Undefined leaves a setting as it is. */
export type NotificationChange = {
  readonly [Name in keyof NotificationSettings]?: boolean | undefined;
};

/** Changes which news the developer wants and answers what holds then. */
export async function changeNotifications(
  ctx: DeveloperContext,
  change: NotificationChange,
): Promise<NotificationSettings> {
  return mergeSettings(ctx.db, ctx.actor.developerId, change);
}
