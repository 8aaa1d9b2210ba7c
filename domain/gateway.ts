import type { ConnectedAccount } from "@/domain/connect/readiness";
import type { Cents } from "@/domain/money";

/** What we need of Stripe, in our words. One module implements it; the rest sees only this. */
export interface Gateway {
  createAccount(input: NewAccount): Promise<ConnectedAccount>;
  retrieveAccount(stripeAccountId: string): Promise<AccountAnswer>;
  createOnboardingLink(input: OnboardingLinkRequest): Promise<OnboardingLink>;
  createDashboardLink(stripeAccountId: string): Promise<{ url: string }>;
  listPaymentMethods(stripeAccountId: string): Promise<readonly PaymentMethod[]>;

  sendTransfer(order: TransferOrder): Promise<TransferAnswer>;
  retrieveTransfer(transferId: string): Promise<SentTransfer | null>;
  /** Every transfer of this group to this destination, oldest first, all pages. */
  findTransfers(group: string, destination: string): Promise<readonly SentTransfer[]>;

  /** Takes a whole transfer back; safe to repeat. */
  reverseTransfer(transferId: string): Promise<void>;
  /** Transfers created since a moment: the newest page, or the one after `after`. */
  listTransfersSince(since: Date, after?: string): Promise<Page<SentTransfer>>;
  /** The same of transfers of any age of which something was taken back since a moment. */
  listReturnsSince(since: Date, after?: string): Promise<Page<SentTransfer>>;

  /** Null when it, or our access to its account, is gone. */
  retrieveBankPayout(stripeAccountId: string, bankPayoutId: string): Promise<BankPayout | null>;
  /** The ids of the destination payments (`py_…`) that a bank payout carried. */
  paymentsInBankPayout(stripeAccountId: string, bankPayoutId: string): Promise<readonly string[]>;
  /** A connected account's bank payouts since a moment, oldest first; none once it left us. */
  listBankPayoutsSince(stripeAccountId: string, since: Date): Promise<readonly BankPayout[]>;
  /** The platform's available USD. */
  availableFunds(): Promise<Cents>;
}

/** A part of a list that may be of any length; oldest first within the page. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the page before it in time begins; null when there is none. */
  readonly next: string | null;
}

/** All pages, one in memory at a time. */
export async function* pagesOf<T>(
  read: (after?: string) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let page = await read();
  yield page.items;
  while (page.next !== null) {
    page = await read(page.next);
    yield page.items;
  }
}

export interface NewAccount {
  readonly developerId: string;
  readonly email: string;
  readonly country: string;
  /** Changes with every new try: Stripe replays a stored refusal for a day. */
  readonly idempotencyKey: string;
}

export type AccountAnswer =
  | { readonly kind: "found"; readonly account: ConnectedAccount }
  | { readonly kind: "gone" };

export interface OnboardingLinkRequest {
  readonly stripeAccountId: string;
  readonly refreshUrl: string;
  readonly returnUrl: string;
}

export interface OnboardingLink {
  readonly url: string;
  readonly expiresAt: Date;
}

export interface PaymentMethod {
  readonly id: string;
  readonly type: "bank_account" | "card";
  readonly bankName: string | null;
  readonly accountHolderName: string | null;
  readonly last4: string;
  /** Upper case. */
  readonly currency: string;
  readonly isDefault: boolean;
  /** Stripe's own word. */
  readonly status: string;
}

/** One transfer to ask for. A resend repeats it byte for byte (R9). */
export interface TransferOrder {
  readonly payoutId: string;
  readonly developerId: string;
  readonly attempt: number;
  readonly destination: string;
  readonly amount: Cents;
  readonly idempotencyKey: string;
}

export interface SentTransfer {
  readonly id: string;
  readonly amount: Cents;
  readonly amountReversed: Cents;
  readonly destination: string;
  readonly group: string | null;
  readonly destinationPayment: string | null;
  readonly createdAt: Date;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What came back from one send, before the rules of R9 say what it means. */
export type TransferAnswer =
  | { readonly kind: "sent"; readonly transfer: SentTransfer }
  | ({ readonly kind: "answered_no" } & RefusedAnswer)
  | { readonly kind: "unclear"; readonly detail: string };

export interface RefusedAnswer {
  /** The HTTP status, 400 to 499. */
  readonly status: number;
  /** Stripe's code or type, "" when it gave none. */
  readonly code: string;
  readonly detail: string;
  /** Stripe said that it repeats a stored answer. */
  readonly replayed: boolean;
}

export interface BankPayout {
  readonly id: string;
  readonly status: "pending" | "in_transit" | "paid" | "failed" | "canceled";
  readonly createdAt: Date;
  readonly arrivesAt: Date;
  readonly traceId: string | null;
  readonly failureCode: string | null;
}

/** The names of a fault's class and of those above it. */
const KINDS = Symbol.for("tributary.gateway-fault");

/**
 * Something other than a transfer went wrong at the gateway. A built server holds this module
 * several times, and a fault may come from another copy: `instanceof` goes by name.
 */
export class GatewayFault extends Error {
  static readonly kind: string = "GatewayFault";
  override readonly name: string = "GatewayFault";
  readonly [KINDS]: readonly string[] = ["GatewayFault"];

  static override [Symbol.hasInstance](this: { readonly kind: string }, value: unknown): boolean {
    if (typeof value !== "object" || value === null || !(KINDS in value)) return false;
    // biome-ignore lint/complexity/noThisInStatic: the class on the right of instanceof is meant
    return Array.isArray(value[KINDS]) && value[KINDS].includes(this.kind);
  }
}

/** It could not be reached or answered nonsense: whether anything was done is not known. */
export class GatewayUnavailable extends GatewayFault {
  static override readonly kind: string = "GatewayUnavailable";
  override readonly name: string = "GatewayUnavailable";
  override readonly [KINDS]: readonly string[] = ["GatewayFault", "GatewayUnavailable"];
}

/** It is at work on this very request (409), or asks us to slow down (429). */
export class GatewayBusy extends GatewayUnavailable {
  static override readonly kind = "GatewayBusy";
  override readonly name = "GatewayBusy";
  override readonly [KINDS] = ["GatewayFault", "GatewayUnavailable", "GatewayBusy"];
}

/** It answered no (a 4xx, or a stored failure that it will only repeat). */
export class GatewayRefused extends GatewayFault {
  static override readonly kind = "GatewayRefused";
  override readonly name = "GatewayRefused";
  override readonly [KINDS] = ["GatewayFault", "GatewayRefused"];
  /** Stripe's code or type, "" when it gave none. */
  readonly code: string;

  constructor(message: string, code: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The sandbox's Stripe keeps a clock of its own, which has to move along (R15). */
export interface StripeClock {
  /** Moves it and answers once everything that became due has been delivered to us. */
  moveTo(instant: Date): Promise<void>;
  /** Answers once nothing is left to deliver. */
  settle(): Promise<void>;
}
