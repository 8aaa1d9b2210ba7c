import "server-only";
import type Stripe from "stripe";
import { type BankPayout, GatewayUnavailable } from "@/domain/gateway";
import type { Cents } from "@/domain/money";
import { asking, checkShape, isGone, readAll } from "./client";

/** A payment that the bank returned more often than this is followed no further. */
const MOST_RETURNS = 8;
const STATUSES = ["pending", "in_transit", "paid", "failed", "canceled"] as const;

/** The bank's part (R14): what a connected account's own payouts did. */
export function bankPayoutsThrough(stripe: Stripe) {
  return {
    async retrieveBankPayout(stripeAccount: string, id: string): Promise<BankPayout | null> {
      try {
        const answer = await asking(stripe.payouts.retrieve(id, {}, { stripeAccount }));
        return toBankPayout(checkShape(answer, "payout"));
      } catch (fault) {
        if (isGone(fault)) return null;
        throw fault;
      }
    },

    async paymentsInBankPayout(stripeAccount: string, id: string): Promise<readonly string[]> {
      return paymentsIn(stripe, stripeAccount, id, MOST_RETURNS);
    },

    async listBankPayoutsSince(stripeAccount: string, since: Date): Promise<readonly BankPayout[]> {
      const created = { gte: Math.floor(since.getTime() / 1000) };
      const listing = readAll((after) =>
        stripe.payouts.list({ created, limit: 100, ...after }, { stripeAccount }),
      );
      try {
        return (await asking(listing)).map(toBankPayout).reverse();
      } catch (fault) {
        if (isGone(fault)) return [];
        throw fault;
      }
    },

    async availableFunds(): Promise<Cents> {
      const answer = checkShape(await asking(stripe.balance.retrieve()), "balance");
      return answer.available
        .filter(({ currency }) => currency === "usd")
        .reduce((total, { amount }) => total + BigInt(amount), 0n);
    },
  };
}

/**
 * What a bank payout carried: payments of its own, and those of an earlier one that failed or
 * was cancelled and whose money came back into this one.
 */
async function paymentsIn(
  stripe: Stripe,
  stripeAccount: string,
  id: string,
  deeper: number,
): Promise<string[]> {
  const lines = await asking(
    readAll((after) =>
      stripe.balanceTransactions.list({ payout: id, limit: 100, ...after }, { stripeAccount }),
    ),
  );
  const payments: string[] = [];
  for (const { source, type } of lines) {
    const from = typeof source === "string" ? source : source?.id;
    if (from?.startsWith("py_")) payments.push(from);
    const cameBack = type === "payout_failure" || type === "payout_cancel";
    if (from && cameBack && from !== id && deeper > 0) {
      payments.push(...(await paymentsIn(stripe, stripeAccount, from, deeper - 1)));
    }
  }
  return payments;
}

function toBankPayout(payout: Stripe.Payout): BankPayout {
  const status = STATUSES.find((known) => known === payout.status);
  if (!status) throw new GatewayUnavailable(`a bank payout of unknown status ${payout.status}`);
  return {
    id: payout.id,
    status,
    createdAt: new Date(payout.created * 1000),
    arrivesAt: new Date(payout.arrival_date * 1000),
    traceId: payout.trace_id?.value ?? null,
    failureCode: payout.failure_code,
  };
}
