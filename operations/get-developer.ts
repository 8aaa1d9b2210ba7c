import "server-only";
import { type DeveloperRow, findDeveloper } from "@/db/queries/developers";
import type { DeveloperContext } from "./context";

/** Who is signed in: name, address and payout settings. */
export async function getDeveloper(ctx: DeveloperContext): Promise<DeveloperRow> {
  return findDeveloper(ctx.db, ctx.actor.developerId);
}
