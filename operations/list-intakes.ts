import "server-only";
import { type Intake, listIntakes as list } from "@/db/queries/clawback-intakes";
import type { OperatorContext } from "./context";

const MOST = 20;

/** What was handed in at the clawback intake, each row with what became of it, latest first. */
export async function listIntakes(ctx: OperatorContext): Promise<Intake[]> {
  return list(ctx.db, MOST);
}
