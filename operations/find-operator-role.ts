import "server-only";
import { operatorRole } from "@/db/queries/operators";
import type { OperatorRole } from "@/domain/access/roles";
import type { Context } from "./context";

/** What this person is at the desk today; null for nobody. */
export async function findOperatorRole(
  ctx: Context,
  input: { readonly email: string },
): Promise<OperatorRole | null> {
  return operatorRole(ctx.db, input.email);
}
