import { createHash } from "node:crypto";
import type Stripe from "stripe";
import { nextMidnight, putDue } from "./clock";
import { type Scene, tellConnect } from "./events";
import { newId } from "./ids";
import { centsAt } from "./money";
import type { Reader } from "./store";
import type { StoredBank } from "./tables";

/** Stripe's test numbers: what a payout to each of them ends in. Any other number works. */
export const FAILING_NUMBERS: Readonly<Record<string, string>> = {
  "000111111116": "no_account",
  "000111111113": "account_closed",
  "000222222227": "insufficient_funds",
  "000333333335": "debit_not_authorized",
  "000444444440": "invalid_currency",
};

export interface BankWish {
  readonly number?: string | undefined;
  readonly bank_name?: string | undefined;
  readonly account_holder_name?: string | undefined;
  readonly routing_number?: string | undefined;
  readonly country?: string | undefined;
  readonly currency?: string | undefined;
}

export const DEFAULT_NUMBER = "000123456789";

export const bankAccountsOf = (reader: Reader, owner: string): StoredBank[] => {
  const bank = reader.get("banks", owner);
  return bank === undefined ? [] : [bank];
};

/** One bank account an account, as in the Express dashboard: a new one replaces the old. */
export function setBank(scene: Scene, owner: string, wish: BankWish): StoredBank {
  const old = scene.tx.get("banks", owner);
  const number = (wish.number ?? DEFAULT_NUMBER).replaceAll(/\s/g, "");
  const id = newId("ba");
  const row: StoredBank = { id, owner, stripe: bankAccount(id, owner, number, wish) };
  scene.tx.put("banks", owner, row);
  scene.tx.put("numbers", id, { number });
  tellConnect(scene, owner, "account.external_account.created", row.stripe);
  if (old) tellConnect(scene, owner, "account.external_account.deleted", old.stripe);
  scheduleSweep(scene, owner);
  return row;
}

/** A payout came back: nothing more is sent there until the bank account is changed. */
export function disableBank(scene: Scene, bank: StoredBank): void {
  const stripe = { ...bank.stripe, status: "errored" };
  scene.tx.put("banks", bank.owner, { ...bank, stripe });
  const previous = { status: bank.stripe.status };
  tellConnect(scene, bank.owner, "account.external_account.updated", stripe, previous);
}

/** What is available is paid out at the start of the next day, by itself. */
export function scheduleSweep(scene: Scene, owner: string): void {
  if (centsAt(scene.tx, `available:${owner}`) === 0) return;
  if (scene.tx.get("banks", owner)?.stripe.status !== "new") return;
  const atMs = nextMidnight(scene.nowMs);
  putDue(scene, { atMs, kind: "sweep", subject: owner, cents: 0 });
}

function bankAccount(
  id: string,
  owner: string,
  number: string,
  wish: BankWish,
): Stripe.BankAccount {
  const routing = wish.routing_number ?? "110000000";
  return {
    id,
    object: "bank_account",
    account: owner,
    account_holder_name: wish.account_holder_name ?? "Jenny Rosen",
    account_holder_type: "individual",
    account_type: null,
    available_payout_methods: ["standard"],
    bank_name: wish.bank_name ?? "Chase",
    country: wish.country ?? "US",
    currency: wish.currency ?? "usd",
    default_for_currency: true,
    fingerprint: createHash("sha256").update(`${routing}/${number}`).digest("hex").slice(0, 16),
    future_requirements: noRequirements(),
    last4: number.slice(-4),
    metadata: {},
    requirements: noRequirements(),
    routing_number: routing,
    status: "new",
  };
}

const noRequirements = (): Stripe.BankAccount.Requirements => ({
  currently_due: [],
  errors: [],
  past_due: [],
  pending_verification: [],
});
