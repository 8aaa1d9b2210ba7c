import "server-only";
import { findApp } from "@/db/queries/apps";
import type { DeveloperApp } from "@/domain/apps/app";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";

/** One app of the developer's own. Refuses `not_found`. */
export async function getApp(
  ctx: DeveloperContext,
  input: { readonly appId: string },
): Promise<DeveloperApp> {
  const app = await findApp(ctx.db, ctx.actor.developerId, input.appId);
  if (!app) throw new Refusal("not_found");
  return app;
}
