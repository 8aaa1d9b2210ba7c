import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { insertSafeguards, safeguardsNow } from "@/db/queries/safeguards";
import type { Safeguards } from "@/domain/desk/demand";
import { nameOf, type OperatorContext } from "./context";

/** The amounts above which money actions are typed, and approved by a second person. */
export async function getSafeguards(ctx: OperatorContext): Promise<Safeguards> {
  return safeguardsNow(ctx.db);
}

/** Sets them anew; what was proposed before waits all the same. */
export async function setSafeguards(ctx: OperatorContext, wanted: Safeguards): Promise<void> {
  const by = nameOf(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    const before = await safeguardsNow(tx);
    await insertSafeguards(tx, { ...wanted, by });
    const facts = {
      confirm_above: String(wanted.confirmAbove),
      approve_above: String(wanted.approveAbove),
      before_confirm_above: String(before.confirmAbove),
      before_approve_above: String(before.approveAbove),
    };
    await writeAudit(tx, { actor: by, action: "safeguards.set", subject: "platform", facts });
  });
}
