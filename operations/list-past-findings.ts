import "server-only";
import { listPastFindings as find, type PastFinding } from "@/db/queries/findings";
import type { OperatorContext } from "./context";

const MOST = 50;

/** What went away by itself or was closed, latest first. */
export async function listPastFindings(ctx: OperatorContext): Promise<PastFinding[]> {
  return find(ctx.db, MOST);
}
