import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { closeFinding as close } from "@/db/queries/findings";
import { Refusal } from "@/domain/refusals";
import { nameOf, type OperatorContext } from "./context";

/**
 * An operator settled what a finding tells of and says how. If its rule still disagrees, the next
 * check raises it anew. Refuses `not_found` for one that is not open.
 */
export async function closeFinding(
  ctx: OperatorContext,
  input: { readonly findingId: string; readonly reason: string },
): Promise<void> {
  const by = nameOf(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    const closed = await close(tx, { ...input, by });
    if (!closed) throw new Refusal("not_found");
    const { rule, subject } = closed;
    const facts = { rule, subject, reason: input.reason };
    await writeAudit(tx, { actor: by, action: "finding.close", subject: input.findingId, facts });
  });
}
