import "server-only";
import { type DeveloperFilter, searchDevelopers as search } from "@/db/queries/desk-developers";
import type { ListedDeveloper } from "@/domain/desk/listed-developer";
import type { OperatorContext } from "./context";

/** Developers by a part of their name or address, by any id of theirs, or by how they stand. */
export async function searchDevelopers(
  ctx: OperatorContext,
  filter: DeveloperFilter,
): Promise<ListedDeveloper[]> {
  return search(ctx.db, filter);
}
