import "server-only";
import { listProposals as find } from "@/db/queries/proposals";
import type { Proposal } from "@/domain/desk/proposal";
import type { OperatorContext } from "./context";

const MOST = 100;

/** Money actions that wait for a second person, then the latest decided ones. */
export async function listProposals(ctx: OperatorContext): Promise<Proposal[]> {
  return find(ctx.db, MOST);
}
