import "server-only";
import { hasNewestMigration } from "@/db/queries/migrations";
import { Refusal } from "@/domain/refusals";
import type { Context } from "./context";

/** Whether we can serve. Refuses `not_ready` while the database is away or behind our schema. */
export async function checkReadiness(ctx: Context): Promise<{ status: "ready" }> {
  const current = await hasNewestMigration(ctx.db).catch(() => false);
  if (!current) throw new Refusal("not_ready");
  return { status: "ready" };
}
