import "server-only";
import {
  type DeveloperFilter,
  type ListedDeveloper,
  searchDevelopers as search,
} from "@/db/queries/desk-developers";
import type { OperatorContext } from "./context";

/** Developers by a part of their name or address, by any id of theirs, or by how they stand. */
export async function searchDevelopers(
  ctx: OperatorContext,
  filter: DeveloperFilter,
): Promise<ListedDeveloper[]> {
  return search(ctx.db, filter);
}
