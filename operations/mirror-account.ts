import "server-only";
import type { Transaction } from "@/db/client";
import {
  findConnectedAccount,
  type MirroredAccount,
  writeMirror,
} from "@/db/queries/connected-accounts";
import { resumeAutoPayouts } from "@/db/queries/developers";
import { tellNews } from "@/db/queries/news";
import { lockDeveloper } from "@/db/queries/payout-facts";
import { type ConnectedAccount, gone, type Readiness, readiness } from "@/domain/connect/readiness";
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
    await writeAndTell(tx, input.developerId, found, askedAt);
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

/** A look that says something new is told, once however many looks see it at the same time. */
async function writeAndTell(
  tx: Transaction,
  developerId: string,
  found: ConnectedAccount,
  askedAt: Date,
): Promise<void> {
  const known = await findConnectedAccount(tx, developerId);
  const isNews = known !== null && (changed(known, found) || hasMoved(known, found));
  if (isNews) await lockDeveloper(tx, developerId);
  const before = isNews ? await findConnectedAccount(tx, developerId) : known;
  await writeMirror(tx, developerId, found, askedAt);
  const after = isNews ? await findConnectedAccount(tx, developerId) : null;
  if (!before || !after) return;

  const factId = `${after.stripeAccountId}/${askedAt.toISOString()}`;
  if (hasMoved(before, after)) {
    const { stripeAccountId, disabledReason } = after;
    const state = readiness(after);
    const kind = "connect_updated";
    const news = { kind, stripeAccountId, readiness: state, disabledReason } as const;
    await tellNews(tx, { developerId, factId, news }, askedAt);
  }
  if (changed(before, after)) {
    const { bankName, bankLast4 } = after;
    const news = { kind: "payout_method_changed", bankName, bankLast4 } as const;
    await tellNews(tx, { developerId, factId, news }, askedAt);
  }
}

function hasMoved(before: ConnectedAccount, after: ConnectedAccount): boolean {
  const isSame = before.disabledReason === after.disabledReason;
  return !isSame || readiness(before) !== readiness(after) || changed(before, after);
}

/** A first bank is not a change: there was nothing to change. */
function changed(before: ConnectedAccount, after: ConnectedAccount): boolean {
  if (!before.bankLast4) return false;
  return before.bankLast4 !== after.bankLast4 || before.bankName !== after.bankName;
}
