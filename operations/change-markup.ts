import "server-only";
import { insertMarkup } from "@/db/queries/apps";
import { lockDeveloper } from "@/db/queries/payout-facts";
import { policyAt } from "@/db/queries/policies";
import { markupFaults } from "@/domain/earnings/markup";
import { Refusal } from "@/domain/refusals";
import type { Context } from "./context";

/** Changes an app's markup for calls from this moment on (R2). Refuses `not_found`. */
export async function changeMarkup(
  ctx: Context,
  input: { readonly developerId: string; readonly appId: string; readonly markupBps: number },
): Promise<void> {
  const policy = await policyAt(ctx.db, await ctx.now());
  const faults = markupFaults(input.markupBps, policy);
  if (faults.length > 0) throw new Refusal("invalid_field", { faults });

  const changed = await ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, input.developerId);
    return insertMarkup(tx, input);
  });
  if (!changed) throw new Refusal("not_found");
}
