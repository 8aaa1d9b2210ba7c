import type Stripe from "stripe";
import { canReceive } from "./accounts";
import { scheduleSweep } from "./banks";
import { DAY_MS, putDue, toSeconds } from "./clock";
import { previousOf, type Scene, tellPlatform } from "./events";
import { newId } from "./ids";
import { centsAt, move, PLATFORM } from "./money";
import { insufficientCapabilities, insufficientFunds, noSuch, refused } from "./refusals";
import { bookTransaction } from "./transactions";

export interface NewTransfer {
  readonly cents: number;
  readonly destination: string;
  readonly description: string | null;
  readonly group: string | null;
  readonly metadata: Stripe.Metadata;
}

/** Synchronous, as at Stripe: an answer means the money is in the connected account. */
export function sendTransfer(scene: Scene, wish: NewTransfer): Stripe.Transfer {
  const { tx, nowMs } = scene;
  const receiver = tx.get("accounts", wish.destination);
  if (receiver === undefined || receiver.deauthorized) {
    throw noSuch("destination", wish.destination, "destination", 400);
  }
  if (!canReceive(receiver)) throw insufficientCapabilities();
  if (centsAt(tx, "platform:available") < wish.cents) throw insufficientFunds();

  const id = newId("tr");
  const payment = newId("py");
  const waits = receiver.agreement === "recipient";
  const paid = bookTransaction(scene, PLATFORM, "transfer", -wish.cents, id);
  const delayMs = waits ? DAY_MS : 0;
  const got = bookTransaction(scene, receiver.id, "payment", wish.cents, payment, delayMs);
  tx.put("payments", payment, { owner: receiver.id, transfer: id, transaction: got.id });
  const place = waits ? "pending" : "available";
  move(tx, "platform:available", `${place}:${receiver.id}`, wish.cents);
  const due = { atMs: nowMs + DAY_MS, subject: receiver.id, cents: wish.cents };
  if (waits) putDue(scene, { ...due, kind: "funds_available" }, id);
  else scheduleSweep(scene, receiver.id);

  const transfer: Stripe.Transfer = {
    id,
    object: "transfer",
    amount: wish.cents,
    amount_reversed: 0,
    balance_transaction: paid.id,
    created: toSeconds(nowMs),
    currency: "usd",
    description: wish.description,
    destination: receiver.id,
    destination_payment: payment,
    livemode: false,
    metadata: wish.metadata,
    reversals: { object: "list", data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: null,
    source_type: "card",
    transfer_group: wish.group,
  };
  tx.put("transfers", id, transfer);
  tellPlatform(scene, "transfer.created", transfer);
  return transfer;
}

export interface NewReversal {
  readonly cents: number | undefined;
  readonly metadata: Stripe.Metadata;
}

export function reverseTransfer(
  scene: Scene,
  before: Stripe.Transfer,
  wish: NewReversal,
): Stripe.TransferReversal {
  const receiver = String(before.destination);
  const left = before.amount - before.amount_reversed;
  const cents = wish.cents ?? left;
  if (left === 0) throw refused(`Transfer ${before.id} is already fully reversed.`);
  if (cents > left) throw refused(overReversal(cents, left), undefined, "amount");
  if (centsAt(scene.tx, `available:${receiver}`) < cents) throw insufficientFunds();

  const id = newId("trr");
  const refund = newId("pyr");
  const paid = bookTransaction(scene, PLATFORM, "transfer_refund", cents, id);
  bookTransaction(scene, receiver, "payment_refund", -cents, refund);
  move(scene.tx, `available:${receiver}`, "platform:available", cents);

  const reversal: Stripe.TransferReversal = {
    id,
    object: "transfer_reversal",
    amount: cents,
    balance_transaction: paid.id,
    created: toSeconds(scene.nowMs),
    currency: before.currency,
    destination_payment_refund: refund,
    metadata: wish.metadata,
    source_refund: null,
    transfer: before.id,
  };
  scene.tx.put("reversals", id, reversal);
  const transfer = withReversal(before, reversal);
  scene.tx.put("transfers", before.id, transfer);
  tellPlatform(scene, "transfer.reversed", transfer, previousOf(before, transfer));
  return reversal;
}

/** The ten newest reversals ride along on the transfer. */
function withReversal(before: Stripe.Transfer, reversal: Stripe.TransferReversal): Stripe.Transfer {
  const reversed = before.amount_reversed + reversal.amount;
  const newest = [reversal, ...before.reversals.data];
  return {
    ...before,
    amount_reversed: reversed,
    reversed: reversed === before.amount,
    reversals: {
      ...before.reversals,
      data: newest.slice(0, 10),
      has_more: before.reversals.has_more || newest.length > 10,
    },
  };
}

export function relabelTransfer(
  scene: Scene,
  before: Stripe.Transfer,
  change: Partial<Stripe.Transfer>,
): Stripe.Transfer {
  const transfer = { ...before, ...change };
  const previous = previousOf(before, transfer);
  if (Object.keys(previous).length === 0) return before;
  scene.tx.put("transfers", transfer.id, transfer);
  tellPlatform(scene, "transfer.updated", transfer, previous);
  return transfer;
}

const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

const overReversal = (cents: number, left: number): string =>
  `Reversal amount (${dollars(cents)}) is greater than the unreversed amount on the transfer ` +
  `(${dollars(left)}).`;
