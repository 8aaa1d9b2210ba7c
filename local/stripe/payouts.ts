import type Stripe from "stripe";
import { disableBank, FAILING_NUMBERS, scheduleSweep } from "./banks";
import { DAY_MS, putDue, toSeconds } from "./clock";
import { previousOf, type Scene, tellConnect } from "./events";
import { newId } from "./ids";
import { centsAt, invariant, move } from "./money";
import type { DueKind, StoredPayout } from "./tables";
import { bookTransaction } from "./transactions";

const HOUR_MS = DAY_MS / 24;

const FAILURES: Readonly<Record<string, string>> = {
  no_account:
    "The bank account details on file are probably incorrect. No bank account could " +
    "be located with those details.",
  account_closed: "The bank account has been closed.",
  insufficient_funds: "The bank account has insufficient funds for the debit.",
  debit_not_authorized: "Debit transactions are not approved on your bank account.",
  invalid_currency: "The bank was unable to process this payout because of its currency.",
};

/** The automatic daily payout: everything available goes to the bank account. */
export function sweep(scene: Scene, owner: string): void {
  const cents = centsAt(scene.tx, `available:${owner}`);
  const bank = scene.tx.get("banks", owner);
  const holder = scene.tx.get("accounts", owner);
  if (cents === 0 || !holder?.stripe.payouts_enabled || bank?.stripe.status !== "new") return;
  if (holder.stripe.settings?.payouts?.schedule.interval === "manual") return;

  const id = newId("po");
  const arriveMs = scene.nowMs + 2 * DAY_MS;
  const paid = bookTransaction(scene, owner, "payout", -cents, id);
  move(scene.tx, `available:${owner}`, `in_transit:${owner}`, cents);
  const stripe: Stripe.Payout = {
    id,
    object: "payout",
    amount: cents,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: toSeconds(arriveMs),
    automatic: true,
    balance_transaction: paid.id,
    created: toSeconds(scene.nowMs),
    currency: "usd",
    description: "STRIPE PAYOUT",
    destination: bank.id,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: "in_progress",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: null,
    status: "pending",
    trace_id: { status: "pending", value: null },
    type: "bank_account",
  };
  const carried = takeAvailable(scene, owner);
  scene.tx.put("payouts", id, { owner, transactions: [paid.id, ...carried], stripe });
  tellConnect(scene, owner, "payout.created", stripe);
  later(scene, "in_transit", id, scene.nowMs + HOUR_MS);
  later(scene, "arrive", id, arriveMs);
}

/** Money still waiting to become available stays for a later payout. */
function takeAvailable(scene: Scene, owner: string): readonly string[] {
  const open = scene.tx.get("unpaid", owner)?.transactions ?? [];
  const isAvailable = (id: string) => {
    const row = scene.tx.get("transactions", id);
    return row !== undefined && row.stripe.available_on <= toSeconds(scene.nowMs);
  };
  const waiting = open.filter((id) => !isAvailable(id));
  scene.tx.put("unpaid", owner, { transactions: waiting });
  return open.filter(isAvailable);
}

export function setInTransit(scene: Scene, id: string): void {
  const row = payoutRow(scene, id);
  const stripe = write(scene, row, { status: "in_transit" });
  tellConnect(scene, row.owner, "payout.updated", stripe, previousOf(row.stripe, stripe));
}

export function arrive(scene: Scene, id: string): void {
  const row = payoutRow(scene, id);
  const value = `0210000${id.slice(-8).toUpperCase()}`;
  const stripe = write(scene, row, {
    status: "paid",
    trace_id: { status: "supported", value },
    reconciliation_status: "completed",
  });
  move(scene.tx, `in_transit:${row.owner}`, `bank:${row.owner}`, stripe.amount);
  tellConnect(scene, row.owner, "payout.paid", stripe, previousOf(row.stripe, stripe));
  tellConnect(scene, row.owner, "payout.reconciliation_completed", stripe);
  if (failureOf(scene, row) !== null) later(scene, "fail", id, scene.nowMs + DAY_MS);
}

/** Banks send money back after it was called paid; it is then at Stripe again, not lost. */
export function fail(scene: Scene, id: string): void {
  const row = payoutRow(scene, id);
  const code = failureOf(scene, row) ?? "could_not_process";
  const returned = bookTransaction(scene, row.owner, "payout_failure", row.stripe.amount, id);
  const stripe = write(scene, row, {
    status: "failed",
    failure_code: code,
    failure_message: FAILURES[code] ?? "The bank could not process this payout.",
    failure_balance_transaction: returned.id,
  });
  move(scene.tx, `bank:${row.owner}`, `available:${row.owner}`, stripe.amount);
  tellConnect(scene, row.owner, "payout.failed", stripe, previousOf(row.stripe, stripe));
  const bank = scene.tx.get("banks", row.owner);
  if (bank?.id === stripe.destination) disableBank(scene, bank);
  else scheduleSweep(scene, row.owner);
}

export function releaseFunds(scene: Scene, owner: string, cents: number): void {
  move(scene.tx, `pending:${owner}`, `available:${owner}`, cents);
  tellConnect(scene, owner, "balance.available", {
    object: "balance",
    available: [{ amount: centsAt(scene.tx, `available:${owner}`), currency: "usd" }],
    livemode: false,
    pending: [{ amount: centsAt(scene.tx, `pending:${owner}`), currency: "usd" }],
  });
  scheduleSweep(scene, owner);
}

/** Decided by the bank account the payout went to, even if it has been replaced since. */
function failureOf(scene: Scene, row: StoredPayout): string | null {
  const number = scene.tx.get("numbers", String(row.stripe.destination))?.number ?? "";
  return FAILING_NUMBERS[number] ?? null;
}

function write(scene: Scene, row: StoredPayout, change: Partial<Stripe.Payout>): Stripe.Payout {
  const stripe = { ...row.stripe, ...change };
  scene.tx.put("payouts", stripe.id, { ...row, stripe });
  return stripe;
}

function later(scene: Scene, kind: DueKind, subject: string, atMs: number): void {
  putDue(scene, { atMs, kind, subject, cents: 0 });
}

function payoutRow(scene: Scene, id: string): StoredPayout {
  const row = scene.tx.get("payouts", id);
  invariant(row !== undefined, `no payout ${id}`);
  return row;
}
