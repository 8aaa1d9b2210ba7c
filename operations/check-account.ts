import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { developerExists } from "@/db/queries/developers";
import type { Readiness } from "@/domain/connect/readiness";
import { GatewayFault } from "@/domain/gateway";
import { Refusal } from "@/domain/refusals";
import { addDays } from "@/domain/time";
import { nameOf, type OperatorContext } from "./context";
import { mirrorAccount } from "./mirror-account";
import { settleBankPayout } from "./settle-bank-payout";

const DAYS_BACK = 30;

export interface AccountCheck {
  readonly readiness: Readiness;
  readonly currentlyDue: readonly string[];
  /** Automatic payouts, stopped by a failure, go out again. */
  readonly resumed: boolean;
}

/**
 * Asks Stripe how a developer's account and its bank payouts stand and brings ours up to date.
 * Refuses `not_found`, and `stripe_unreachable` when Stripe does not say.
 */
export async function checkAccount(
  ctx: OperatorContext,
  input: { readonly developerId: string },
): Promise<AccountCheck> {
  const { developerId } = input;
  if (!(await developerExists(ctx.db, developerId))) throw new Refusal("not_found");
  const entry = { action: "account.check", subject: developerId, facts: {} };
  await writeAudit(ctx.db, { actor: nameOf(ctx.actor), ...entry });
  try {
    const look = await mirrorAccount(ctx, { developerId });
    if (look.kind === "not_connected") {
      return { readiness: "not_connected", currentlyDue: [], resumed: false };
    }
    const { account, readiness, resumed } = look;
    await settleLately(ctx, account.stripeAccountId);
    return { readiness, resumed, currentlyDue: account.currentlyDue };
  } catch (fault) {
    if (!(fault instanceof GatewayFault)) throw fault;
    throw new Refusal("stripe_unreachable", { cause: fault });
  }
}

/** What the bank did lately, oldest first, in case its webhooks were lost. */
async function settleLately(ctx: OperatorContext, stripeAccountId: string): Promise<void> {
  const since = addDays(await ctx.now(), -DAYS_BACK);
  for (const { id } of await ctx.gateway.listBankPayoutsSince(stripeAccountId, since)) {
    await settleBankPayout(ctx, stripeAccountId, id);
  }
}
