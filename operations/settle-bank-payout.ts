import "server-only";
import { developerOfAccount } from "@/db/queries/connected-accounts";
import { tellPayoutNews } from "@/db/queries/news";
import { lockDeveloper } from "@/db/queries/payout-facts";
import { writeSettlement } from "@/db/queries/settlements";
import type { BankPayout } from "@/domain/gateway";
import type { PayoutNewsKind } from "@/domain/news/news";
import type { Settlement } from "@/domain/payouts/states";
import type { Context } from "./context";

/**
 * Brings the bank's part of our payouts up to date (R14): which of them a bank payout carried is
 * read from its balance transactions, and where it stands is asked of Stripe. A return credits
 * nothing again: the money is in the developer's Stripe balance.
 */
export async function settleBankPayout(
  ctx: Context,
  stripeAccountId: string,
  bankPayoutId: string,
): Promise<void> {
  const developerId = await developerOfAccount(ctx.db, stripeAccountId);
  if (!developerId) return;
  const bankPayout = await ctx.gateway.retrieveBankPayout(stripeAccountId, bankPayoutId);
  if (!bankPayout) return;
  const payments = await ctx.gateway.paymentsInBankPayout(stripeAccountId, bankPayoutId);
  const settlement = settlementOf(bankPayout.status);
  const now = await ctx.now();
  await ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, developerId);
    const moved = await writeSettlement(tx, developerId, payments, {
      bankPayoutId,
      createdAt: bankPayout.createdAt,
      settlement,
      arrivesAt: bankPayout.arrivesAt,
      traceId: bankPayout.traceId,
      failureCode: bankPayout.failureCode,
    });
    const kind = NEWS_OF[settlement];
    // A payout may be returned, and by a later bank payout be returned again.
    const told = moved.map((payoutId) => ({
      developerId,
      payoutId,
      factId: `${payoutId}/${bankPayoutId}`,
    }));
    if (kind) await tellPayoutNews(tx, kind, told, now);
  });
}

const NEWS_OF = {
  none: null,
  in_transit: null,
  deposited: "payout_deposited",
  returned: "payout_returned",
} as const satisfies Record<Settlement, PayoutNewsKind | null>;

function settlementOf(status: BankPayout["status"]): Settlement {
  switch (status) {
    case "pending":
    case "in_transit":
      return "in_transit";
    case "paid":
      return "deposited";
    case "failed":
    case "canceled":
      return "returned";
    default:
      return status satisfies never;
  }
}
