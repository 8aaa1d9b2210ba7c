import "server-only";
import { findApp, insertMarkup, renameApp } from "@/db/queries/apps";
import { lockDeveloper } from "@/db/queries/payout-facts";
import { policyAt } from "@/db/queries/policies";
import type { DeveloperApp } from "@/domain/apps/app";
import { markupFaults } from "@/domain/earnings/markup";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";

export interface AppChange {
  readonly appId: string;
  /** Undefined leaves it as it is, and so below. */
  readonly name?: string | undefined;
  /** In basis points, for calls from this moment on (R2). */
  readonly markupBps?: number | undefined;
}

/**
 * Renames an app, changes its markup, or both at once. The markup in force asked for again leaves
 * no trace in the history. Refuses `not_found` and `invalid_field`.
 */
export async function changeApp(ctx: DeveloperContext, change: AppChange): Promise<DeveloperApp> {
  const { developerId } = ctx.actor;
  const { appId, name, markupBps } = change;
  const policy = await policyAt(ctx.db, await ctx.now());
  const faults = markupBps === undefined ? [] : markupFaults(markupBps, policy);
  if (faults.length > 0) throw new Refusal("invalid_field", { faults });

  return ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, developerId);
    const app = await findApp(tx, developerId, appId);
    if (!app) throw new Refusal("not_found");

    if (name !== undefined) await renameApp(tx, { developerId, appId, name });
    if (markupBps !== undefined && markupBps !== app.markupBps) {
      await insertMarkup(tx, { developerId, appId, markupBps });
    }
    return { ...app, name: name ?? app.name, markupBps: markupBps ?? app.markupBps };
  });
}
