import "server-only";
import { type AppPage, countApps, listAppPage } from "@/db/queries/apps";
import type { DeveloperApp } from "@/domain/apps/app";
import { type Bookmark, cutPage } from "@/domain/bookmark";
import type { DeveloperContext } from "./context";

export interface AppList {
  readonly apps: readonly DeveloperApp[];
  readonly total: number;
  readonly next: Bookmark | null;
}

/** The developer's apps with the markup in force, newest first. */
export async function listApps(ctx: DeveloperContext, page: AppPage): Promise<AppList> {
  const { developerId } = ctx.actor;
  const found = await listAppPage(ctx.db, developerId, { ...page, limit: page.limit + 1 });
  const { rows, next } = cutPage(found, page.limit);
  return { apps: rows, total: await countApps(ctx.db, developerId), next };
}
