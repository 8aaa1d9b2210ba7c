import { z } from "zod";
import { READINESS } from "@/domain/connect/readiness";
import type { News, PayoutNews, TEST_TYPE, WebhookType } from "@/domain/news/news";
import { FIRST_DOCUMENT_STATUS, PAYOUT_STATES, SETTLEMENTS } from "@/domain/payouts/states";
import { cents, centsOf, credits, creditsOf, instant } from "../fields";
import { writeJson } from "../write-json";

const payout = z.object({
  payout_id: z.string(),
  status: z.enum(["pending", "processing", "completed", "failed"]),
  state: z.enum(PAYOUT_STATES),
  settlement: z.enum(SETTLEMENTS),
  amount_cents: cents,
  transfer_amount_credits: credits,
  reserve_amount_credits: credits,
  gross_amount_credits: credits,
  reversed_credits: credits,
  earnings_count: z.int(),
  earnings_period_start: instant,
  earnings_period_end: instant,
  created_at: instant,
  completed_at: instant.nullable(),
  arrives_at: instant.nullable(),
  trace_id: z.string().nullable(),
  failure_code: z.string().nullable(),
});

const PAYOUT_EXAMPLE = {
  payout_id: "pay_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  status: "completed",
  state: "paid",
  settlement: "none",
  amount_cents: 9_900,
  transfer_amount_credits: 99_000_000,
  reserve_amount_credits: 11_000_000,
  gross_amount_credits: 110_000_000,
  reversed_credits: 0,
  earnings_count: 312,
  earnings_period_start: "2026-11-05T09:12:44.000Z",
  earnings_period_end: "2026-11-12T22:40:03.000Z",
  created_at: "2026-11-20T08:00:00.000Z",
  completed_at: "2026-11-20T08:00:02.000Z",
  arrives_at: null,
  trace_id: null,
  failure_code: null,
} as const;

/** What one kind of webhook carries: ids and public figures, as they stood when it happened. */
export interface WebhookPromise {
  readonly summary: string;
  readonly payload: z.ZodType<object>;
  readonly example: object;
}

export const WEBHOOKS = {
  "payout.planned": {
    summary: "A payout was planned: its earnings are claimed and it is about to be sent",
    payload: payout,
    example: { ...PAYOUT_EXAMPLE, status: "pending", state: "planned", completed_at: null },
  },
  "payout.paid": {
    summary: "Stripe has the transfer of a payout; the bank's part follows",
    payload: payout,
    example: PAYOUT_EXAMPLE,
  },
  "payout.failed": {
    summary: "A payout failed or was cancelled; its earnings are payable again",
    payload: payout,
    example: {
      ...PAYOUT_EXAMPLE,
      status: "failed",
      state: "failed",
      completed_at: null,
      failure_code: "account_closed",
    },
  },
  "payout.returned": {
    summary:
      "Money of a payout came back: from the bank (`settlement` is `returned`) or taken back by " +
      "the platform (`reversed_credits`)",
    payload: payout,
    example: { ...PAYOUT_EXAMPLE, settlement: "returned", failure_code: "no_account" },
  },
  "reserve.released": {
    summary: "A reserve's time is over: it is payable and goes out with the next payout",
    payload: z.object({ payout_id: z.string(), amount_credits: credits }),
    example: { payout_id: PAYOUT_EXAMPLE.payout_id, amount_credits: 11_000_000 },
  },
  "earning.clawed_back": {
    summary: "A refund, a chargeback or a correction took an earning back, or part of it",
    payload: z.object({
      app_id: z.string(),
      event_id: z.string(),
      reversal_id: z.string(),
      reason: z.string(),
      amount_credits: credits,
    }),
    example: {
      app_id: "app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
      event_id: "call-1",
      reversal_id: "refund-1",
      reason: "refund",
      amount_credits: 380_000,
    },
  },
  "connect.updated": {
    summary: "Your Stripe account became ready, stopped being so, or got another bank account",
    payload: z.object({
      stripe_account_id: z.string(),
      status: z.enum(READINESS),
      disabled_reason: z.string().nullable(),
    }),
    example: { stripe_account_id: "acct_1234", status: "ready", disabled_reason: null },
  },
} as const satisfies Record<WebhookType, WebhookPromise>;

/** The body of a webhook: its type, when it happened, and its payload. */
export function webhookBody(
  type: WebhookType | typeof TEST_TYPE,
  news: News,
  happenedAt: Date,
): string {
  return writeJson({ type, timestamp: happenedAt.toISOString(), data: dataOf(news) });
}

function dataOf(news: News): object {
  switch (news.kind) {
    case "payout_planned":
    case "payout_sent":
    case "payout_deposited":
    case "payout_failed":
    case "payout_cancelled":
    case "payout_returned":
    case "transfer_returned":
      return payoutOf(news);
    case "reserve_released":
      return { payout_id: news.payoutId, amount_credits: creditsOf(news.amount) };
    case "earning_clawed_back":
      return {
        app_id: news.appId,
        event_id: news.callId,
        reversal_id: news.reversalId,
        reason: news.reason,
        amount_credits: creditsOf(news.amount),
      };
    case "connect_updated":
      return {
        stripe_account_id: news.stripeAccountId,
        status: news.readiness,
        disabled_reason: news.disabledReason,
      };
    case "webhook_test":
      return { endpoint_id: news.endpointId };
    case "balance_negative":
    case "payout_method_changed":
    case "payouts_skipped":
    case "webhook_disabled":
      throw new Error(`${news.kind} is not told to webhooks`);
    default:
      return news satisfies never;
  }
}

function payoutOf(news: PayoutNews) {
  return {
    payout_id: news.payoutId,
    status: FIRST_DOCUMENT_STATUS[news.state],
    state: news.state,
    settlement: news.settlement,
    amount_cents: centsOf(news.transfer),
    transfer_amount_credits: creditsOf(news.transfer),
    reserve_amount_credits: creditsOf(news.reserve),
    gross_amount_credits: creditsOf(news.transfer + news.reserve),
    reversed_credits: creditsOf(news.reversed),
    earnings_count: news.earningsCount,
    earnings_period_start: news.periodStart.toISOString(),
    earnings_period_end: news.periodEnd.toISOString(),
    created_at: news.createdAt.toISOString(),
    completed_at: news.paidAt?.toISOString() ?? null,
    arrives_at: news.arrivesAt?.toISOString() ?? null,
    trace_id: news.traceId,
    failure_code: news.failureCode,
  } satisfies z.input<typeof payout>;
}
