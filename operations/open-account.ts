import "server-only";
import {
  currentOpening,
  findConnectedAccount,
  retireOpening,
  storeOpenedAccount,
} from "@/db/queries/connected-accounts";
import { findDeveloper } from "@/db/queries/developers";
import { PAYEE_COUNTRY } from "@/domain/connect/country";
import type { OpenedAccount } from "@/domain/connect/onboarding";
import { ACCOUNT_GONE, type ConnectedAccount } from "@/domain/connect/readiness";
import { GatewayRefused } from "@/domain/gateway";
import { invariant } from "@/domain/money";
import type { DeveloperContext } from "./context";

/**
 * Gives the developer a Stripe account: the one they have, or a new one when there is none or
 * Stripe no longer knows it. Two clicks at once, and a retry after an unknown outcome, send the
 * same key and so get the same account. Throws GatewayFault when Stripe does not open one.
 */
export async function openAccount(ctx: DeveloperContext): Promise<OpenedAccount> {
  const { developerId } = ctx.actor;
  // The number first: whoever reads a later one also sees the account that retired the earlier.
  const tries = await ctx.db.transaction((tx) => currentOpening(tx, developerId));
  const known = await findConnectedAccount(ctx.db, developerId);
  if (known && known.disabledReason !== ACCOUNT_GONE) {
    return { stripeAccountId: known.stripeAccountId, opened: false };
  }

  const askedAt = await ctx.now();
  const account = await askStripe(ctx, tries);

  await ctx.db.transaction(async (tx) => {
    await storeOpenedAccount(tx, developerId, account, askedAt);
    await retireOpening(tx, developerId, tries);
  });
  const stored = await findConnectedAccount(ctx.db, developerId);
  invariant(stored !== null, "an opened account was stored and is not there");
  return { stripeAccountId: stored.stripeAccountId, opened: true };
}

/** A refusal is stored at Stripe for a day under its key, so the next try needs another. */
async function askStripe(ctx: DeveloperContext, tries: number): Promise<ConnectedAccount> {
  const { developerId } = ctx.actor;
  const { email } = await findDeveloper(ctx.db, developerId);
  const idempotencyKey = `account_${developerId}_${tries}`;
  try {
    const order = { developerId, email, country: PAYEE_COUNTRY, idempotencyKey };
    return await ctx.gateway.createAccount(order);
  } catch (fault) {
    if (fault instanceof GatewayRefused) await retireOpening(ctx.db, developerId, tries);
    throw fault;
  }
}
