import type Stripe from "stripe";
import type { Reader } from "./store";

/** The part of Stripe's charge that a transfer's arrival has: the connected account's payment. */
export type Payment = Pick<
  Stripe.Charge,
  | "id"
  | "object"
  | "amount"
  | "amount_refunded"
  | "balance_transaction"
  | "captured"
  | "created"
  | "currency"
  | "livemode"
  | "metadata"
  | "paid"
  | "refunded"
  | "source_transfer"
  | "status"
  | "transfer_group"
>;

export function chargeOf(reader: Reader, id: string): Payment | null {
  const paid = reader.get("payments", id);
  const transfer = paid && reader.get("transfers", paid.transfer);
  if (!paid || !transfer) return null;
  return {
    id,
    object: "charge",
    amount: transfer.amount,
    amount_refunded: transfer.amount_reversed,
    balance_transaction: paid.transaction,
    captured: true,
    created: transfer.created,
    currency: transfer.currency,
    livemode: false,
    metadata: {},
    paid: true,
    refunded: transfer.reversed,
    source_transfer: transfer.id,
    status: "succeeded",
    transfer_group: transfer.transfer_group,
  };
}
