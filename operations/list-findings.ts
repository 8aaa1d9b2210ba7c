import "server-only";
import { listOpenFindings } from "@/db/queries/findings";
import type { OpenFinding } from "@/domain/desk/finding";
import type { Context } from "./context";

const MOST = 500;

/** What is open and wants somebody to look, oldest first. */
export async function listFindings(ctx: Context): Promise<OpenFinding[]> {
  return listOpenFindings(ctx.db, MOST);
}
