import "server-only";
import { type AppPage, countMarkups, findApp, listMarkupPage } from "@/db/queries/apps";
import type { AppMarkup } from "@/domain/apps/app";
import { type Bookmark, cutPage } from "@/domain/bookmark";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";

export interface MarkupList {
  readonly markups: readonly AppMarkup[];
  readonly total: number;
  readonly next: Bookmark | null;
}

/** Every markup an app of the developer's own has had, newest first. Refuses `not_found`. */
export async function listMarkups(
  ctx: DeveloperContext,
  { appId, ...page }: AppPage & { readonly appId: string },
): Promise<MarkupList> {
  const { developerId } = ctx.actor;
  if (!(await findApp(ctx.db, developerId, appId))) throw new Refusal("not_found");
  const wanted = { ...page, limit: page.limit + 1 };
  const found = await listMarkupPage(ctx.db, developerId, appId, wanted);
  const { rows, next } = cutPage(found, page.limit);
  return { markups: rows, total: await countMarkups(ctx.db, developerId, appId), next };
}
