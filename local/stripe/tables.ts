import type Stripe from "stripe";

/** Everything the emulator remembers, one row type a table. Rows are replaced, never edited. */
export interface Tables {
  accounts: StoredAccount;
  banks: StoredBank;
  numbers: BankNumber;
  links: Link;
  transfers: Stripe.Transfer;
  payments: StoredPayment;
  reversals: Stripe.TransferReversal;
  payouts: StoredPayout;
  transactions: StoredTransaction;
  unpaid: UnpaidTransactions;
  events: StoredEvent;
  deliveries: Delivery;
  endpoints: WebhookEndpoint;
  idempotency: IdempotencyRecord;
  ledger: LedgerAccount;
  due: DueWork;
  settings: ClockSetting;
}

export type TableName = keyof Tables;

export type ServiceAgreement = "full" | "recipient";

export interface StoredAccount {
  readonly id: string;
  /** Without external_accounts: those are rows of their own and are added when it is shown. */
  readonly stripe: Stripe.Account;
  readonly agreement: ServiceAgreement;
  /** Which API made it: v2 accounts are told of by thin events only. */
  readonly version: "v1" | "v2";
  readonly deauthorized: boolean;
}

export interface StoredBank {
  readonly id: string;
  readonly owner: string;
  readonly stripe: Stripe.BankAccount;
}

/** Stripe never shows it again, but it decides how payouts to it end, also after a change. */
interface BankNumber {
  readonly number: string;
}

export interface Link {
  readonly token: string;
  readonly kind: "onboarding" | "express";
  readonly owner: string;
  readonly expiresAt: number;
  readonly visited: boolean;
  /** Known to the browser that opened the link; the link itself is burnt by then. */
  readonly session: string | null;
  readonly returnUrl: string;
  readonly refreshUrl: string;
}

export interface StoredPayout {
  readonly owner: string;
  readonly transactions: readonly string[];
  readonly stripe: Stripe.Payout;
}

export interface StoredTransaction {
  readonly owner: string;
  readonly stripe: Stripe.BalanceTransaction;
}

/** A transfer as the connected account sees it: py_ ids lead back to it. */
interface StoredPayment {
  readonly owner: string;
  readonly transfer: string;
  readonly transaction: string;
}

/** What of a connected account's transactions no payout has carried yet. */
interface UnpaidTransactions {
  readonly transactions: readonly string[];
}

/** Stripe's event with a payload of any type: legacy types are not in the SDK's union. */
export interface WebhookEvent extends Omit<Stripe.EventBase, "data" | "type"> {
  readonly type: string;
  readonly data: { readonly object: object; readonly previous_attributes?: object };
}

export interface StoredEvent {
  readonly endpoint: EndpointName;
  readonly stripe: WebhookEvent;
  /** What is sent instead when the event is a v2 one: ids only. */
  readonly thin?: ThinEvent;
}

interface ThinEvent {
  readonly id: string;
  readonly object: "v2.core.event";
  readonly type: string;
  readonly created: string;
  readonly livemode: false;
  readonly related_object: { readonly id: string; readonly type: string; readonly url: string };
}

export type EndpointName = "platform" | "connect";

export interface WebhookEndpoint {
  readonly id: EndpointName;
  readonly url: string;
  /** More than one while a secret is being rolled: the header then has one v1 for each. */
  readonly secrets: readonly string[];
}

export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly endpoint: EndpointName;
  readonly state: "waiting" | "delivered" | "given_up" | "dropped";
  readonly attempts: readonly DeliveryAttempt[];
}

export interface DeliveryAttempt {
  /** Real time, because signatures and retries run on it. */
  readonly at: string;
  readonly status: number | null;
  readonly error: string | null;
}

export interface IdempotencyRecord {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly paramHash: string;
  readonly status: number;
  readonly body: string;
  readonly createdMs: number;
}

interface LedgerAccount {
  readonly place: string;
  readonly cents: number;
}

export interface DueWork {
  readonly id: string;
  readonly atMs: number;
  readonly kind: DueKind;
  readonly subject: string;
  readonly cents: number;
}

export type DueKind = "sweep" | "funds_available" | "in_transit" | "arrive" | "fail";

interface ClockSetting {
  readonly offsetMs: number;
}

export const TABLE_NAMES = [
  "accounts",
  "banks",
  "numbers",
  "links",
  "transfers",
  "payments",
  "reversals",
  "payouts",
  "transactions",
  "unpaid",
  "events",
  "deliveries",
  "endpoints",
  "idempotency",
  "ledger",
  "due",
  "settings",
] as const satisfies readonly TableName[];
