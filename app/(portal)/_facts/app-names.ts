import type { DeveloperContext } from "@/operations/context";
import { listApps } from "@/operations/list-apps";

const MOST_APPS = 500;

/** The developer's apps by id; one that is not among them is shown by its id. */
export async function appNames(ctx: DeveloperContext): Promise<ReadonlyMap<string, string>> {
  const { apps } = await listApps(ctx, { limit: MOST_APPS });
  return new Map(apps.map(({ id, name }) => [id, name]));
}
