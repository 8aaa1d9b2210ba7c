import "server-only";
import { insertApp } from "@/db/queries/apps";
import { policyAt } from "@/db/queries/policies";
import { markupFaults } from "@/domain/earnings/markup";
import { Refusal } from "@/domain/refusals";
import type { Context } from "./context";

/**
 * Gives a developer an app. Its first markup, in basis points, holds from the beginning of time
 * (R2). Refuses `invalid_field` for a markup outside the policy's range.
 */
export async function createApp(
  ctx: Context,
  input: { readonly developerId: string; readonly name: string; readonly markupBps: number },
): Promise<string> {
  const policy = await policyAt(ctx.db, await ctx.now());
  const faults = markupFaults(input.markupBps, policy);
  if (faults.length > 0) throw new Refusal("invalid_field", { faults });

  return insertApp(ctx.db, input, ctx.workId);
}
