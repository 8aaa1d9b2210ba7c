import "server-only";
import { type DeskOperator, listOperators as list } from "@/db/queries/operators";
import type { OperatorContext } from "./context";

/** Who has a place at the desk, besides those whom the deployment names. */
export async function listOperators(ctx: OperatorContext): Promise<DeskOperator[]> {
  return list(ctx.db);
}
