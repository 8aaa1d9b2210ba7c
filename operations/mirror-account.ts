import "server-only";
import {
  findConnectedAccount,
  type MirroredAccount,
  writeMirror,
} from "@/db/queries/connected-accounts";
import { resumeAutoPayouts } from "@/db/queries/developers";
import { gone, type Readiness, readiness } from "@/domain/connect/readiness";
import type { Context } from "./context";

export type Look =
  | { readonly kind: "not_connected" }
  | {
      readonly kind: "seen";
      readonly account: MirroredAccount;
      readonly readiness: Readiness;
      /** Automatic payouts, stopped by an earlier failure, go out again (R10). */
      readonly resumed: boolean;
      readonly bankChanged: boolean;
    };

/**
 * Asks Stripe how a developer's account stands and writes the mirror. The first look that finds
 * it ready sets `verified_at` (R12); one made after a failure of the account's own, and finding
 * it ready, lets automatic payouts resume (R10). Throws GatewayFault when Stripe does not say.
 */
export async function mirrorAccount(
  ctx: Context,
  input: { readonly developerId: string },
): Promise<Look> {
  const before = await findConnectedAccount(ctx.db, input.developerId);
  if (!before) return { kind: "not_connected" };

  const askedAt = await ctx.now();
  const answer = await ctx.gateway.retrieveAccount(before.stripeAccountId);
  const found = answer.kind === "found" ? answer.account : gone(before);
  const state = readiness(found);

  const resumed = await ctx.db.transaction(async (tx) => {
    await writeMirror(tx, input.developerId, found, askedAt);
    return state === "ready" && resumeAutoPayouts(tx, input.developerId, askedAt);
  });

  const after = (await findConnectedAccount(ctx.db, input.developerId)) ?? before;
  return {
    kind: "seen",
    account: after,
    readiness: readiness(after),
    resumed,
    bankChanged: changed(before, after),
  };
}

/** A first bank is not a change: there was nothing to change. */
function changed(before: MirroredAccount, after: MirroredAccount): boolean {
  if (!before.bankLast4) return false;
  return before.bankLast4 !== after.bankLast4 || before.bankName !== after.bankName;
}
