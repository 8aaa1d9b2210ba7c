import "server-only";
import { developerOfAccount } from "@/db/queries/connected-accounts";
import { writeSettlement } from "@/db/queries/settlements";
import type { BankPayout } from "@/domain/gateway";
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
  await writeSettlement(ctx.db, developerId, payments, {
    bankPayoutId,
    settlement: settlementOf(bankPayout.status),
    arrivesAt: bankPayout.arrivesAt,
    traceId: bankPayout.traceId,
    failureCode: bankPayout.failureCode,
  });
}

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
