import "server-only";
import { acknowledge as keep } from "@/db/queries/attention";
import { writeAudit } from "@/db/queries/audit-log";
import { nameOf, type OperatorContext } from "./context";

/** What stays true after everything that can be done was done: it is for others to mend. */
const ACKNOWLEDGEABLE = ["failed_payout", "returned_payout", "restricted_account"] as const;
export type Acknowledgeable = (typeof ACKNOWLEDGEABLE)[number];

/** Takes one trouble off the queue, with what was done about it. Repeated it does nothing more. */
export async function acknowledge(
  ctx: OperatorContext,
  input: { readonly kind: Acknowledgeable; readonly subject: string; readonly note: string },
): Promise<void> {
  const by = nameOf(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    if (!(await keep(tx, { ...input, by }))) return;
    const { kind, subject, note } = input;
    const facts = { kind, note };
    await writeAudit(tx, { actor: by, action: "attention.acknowledge", subject, facts });
  });
}
