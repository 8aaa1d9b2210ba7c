import type Stripe from "stripe";
import { toSeconds } from "./clock";
import type { Scene } from "./events";
import { newId } from "./ids";
import { PLATFORM } from "./money";

const CATEGORIES: Readonly<Record<string, string>> = {
  payment: "charge",
  payment_refund: "refund",
  payout_failure: "payout_reversal",
  transfer_refund: "transfer_reversal",
};

/** One line of an account's Stripe statement. The ledger moves the money; this tells of it. */
export function bookTransaction(
  scene: Scene,
  owner: string,
  type: string,
  cents: number,
  source: string,
  delayMs = 0,
): Stripe.BalanceTransaction {
  const id = newId("txn");
  const stripe: Stripe.BalanceTransaction = {
    id,
    object: "balance_transaction",
    amount: cents,
    available_on: toSeconds(scene.nowMs + delayMs),
    balance_type: "payments",
    created: toSeconds(scene.nowMs),
    currency: "usd",
    description: null,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: cents,
    reporting_category: CATEGORIES[type] ?? type,
    source,
    status: delayMs > 0 ? "pending" : "available",
    type,
  };
  scene.tx.put("transactions", id, { owner, stripe });
  if (owner !== PLATFORM && type !== "payout") {
    const carried = scene.tx.get("unpaid", owner)?.transactions ?? [];
    scene.tx.put("unpaid", owner, { transactions: [...carried, id] });
  }
  return stripe;
}
