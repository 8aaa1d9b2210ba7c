import type { Readiness } from "../connect/readiness";
import type { Micros } from "../money";
import type { NotificationSettings } from "../payouts/settings";
import type { PayoutState, Settlement } from "../payouts/states";
import type { SkipTold } from "./skips";

/**
 * What can be told to a developer: by mail, by text message, to their own webhooks. A fact is told
 * once; what is said of it is fixed in the transaction that makes it true.
 */
export type News =
  | { [Kind in PayoutNewsKind]: { readonly kind: Kind } & PayoutNews }[PayoutNewsKind]
  | {
      readonly kind: "reserve_released";
      readonly payoutId: string;
      readonly amount: Micros;
    }
  | {
      readonly kind: "earning_clawed_back";
      readonly appId: string;
      readonly callId: string;
      readonly reversalId: string;
      readonly reason: string;
      readonly amount: Micros;
    }
  | { readonly kind: "balance_negative"; readonly missing: Micros }
  | {
      readonly kind: "connect_updated";
      readonly stripeAccountId: string;
      readonly readiness: Readiness;
      readonly disabledReason: string | null;
    }
  | {
      readonly kind: "payout_method_changed";
      readonly bankName: string | null;
      readonly bankLast4: string | null;
    }
  | {
      readonly kind: "payouts_skipped";
      /** "2026-11" */
      readonly month: string;
      readonly days: number;
      /** The decision of the month's last run. */
      readonly code: SkipTold;
      readonly payable: Micros;
      readonly held: Micros;
    }
  | {
      readonly kind: "webhook_disabled";
      readonly endpointId: string;
      readonly url: string;
      readonly reason: string;
    }
  | { readonly kind: "webhook_test"; readonly endpointId: string };

export type NewsKind = News["kind"];

export const PAYOUT_NEWS = [
  "payout_planned",
  "payout_sent",
  "payout_deposited",
  "payout_failed",
  "payout_cancelled",
  "payout_returned",
  "transfer_returned",
] as const;
export type PayoutNewsKind = (typeof PAYOUT_NEWS)[number];

/** A payout as it stood when the fact became true. */
export interface PayoutNews {
  readonly payoutId: string;
  readonly state: PayoutState;
  readonly settlement: Settlement;
  readonly transfer: Micros;
  readonly reserve: Micros;
  /** What Stripe took back so far. */
  readonly reversed: Micros;
  readonly earningsCount: number;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly arrivesAt: Date | null;
  readonly traceId: string | null;
  /** Why Stripe refused the transfer, or the bank sent it back. */
  readonly failureCode: string | null;
  readonly bankName: string | null;
  readonly bankLast4: string | null;
}

/** What a developer's webhooks may be told (section 5c). */
export const WEBHOOK_TYPES = [
  "payout.planned",
  "payout.paid",
  "payout.failed",
  "payout.returned",
  "reserve.released",
  "earning.clawed_back",
  "connect.updated",
] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];
/** Sent on request only, whatever an endpoint listens to. */
export const TEST_TYPE = "webhook.test";

interface Ways {
  /** The setting that asks for a mail; `digest` has its own; `always` cannot be turned off. */
  readonly mail?: Exclude<keyof NotificationSettings, "smsOnPayoutPaid"> | "digest" | "always";
  readonly text?: "smsOnPayoutPaid";
  readonly webhook?: WebhookType | typeof TEST_TYPE;
}

/** By which ways each kind of news travels. */
export const WAYS = {
  payout_planned: { webhook: "payout.planned" },
  payout_sent: { mail: "emailOnPayoutSent", webhook: "payout.paid" },
  payout_deposited: { mail: "emailOnPayoutPaid", text: "smsOnPayoutPaid" },
  payout_failed: { mail: "emailOnPayoutFailed", webhook: "payout.failed" },
  payout_cancelled: { mail: "emailOnPayoutFailed", webhook: "payout.failed" },
  payout_returned: { mail: "emailOnPayoutFailed", webhook: "payout.returned" },
  transfer_returned: { mail: "emailOnPayoutFailed", webhook: "payout.returned" },
  reserve_released: { mail: "emailOnPayoutSent", webhook: "reserve.released" },
  earning_clawed_back: { webhook: "earning.clawed_back" },
  balance_negative: { mail: "always" },
  connect_updated: { webhook: "connect.updated" },
  payout_method_changed: { mail: "always" },
  payouts_skipped: { mail: "digest" },
  webhook_disabled: { mail: "always" },
  webhook_test: { webhook: TEST_TYPE },
} as const satisfies Record<NewsKind, Ways>;

export const NEWS_KINDS = Object.keys(WAYS) as readonly NewsKind[];

export function waysOf(kind: NewsKind): Ways {
  return WAYS[kind];
}

export const CHANNELS = ["email", "sms"] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * `waiting → sent`, or `dead` after too many tries or a final no, or `not_sent` where there is
 * nothing to send it with.
 */
export const MESSAGE_STATES = ["waiting", "sent", "dead", "not_sent"] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** `waiting → delivered`, or `dead` after the last try, or `dropped` with its endpoint. */
export const DELIVERY_STATES = ["waiting", "delivered", "dead", "dropped"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
