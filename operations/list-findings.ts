import "server-only";
import { listOpenFindings, type OpenFinding } from "@/db/queries/findings";
import type { Context } from "./context";

const MOST = 500;

/** What is open and wants somebody to look, oldest first. */
export async function listFindings(ctx: Context): Promise<OpenFinding[]> {
  return listOpenFindings(ctx.db, MOST);
}
