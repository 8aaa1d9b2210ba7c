import type { News, NewsKind } from "../domain/news/news";

const PAYOUT = {
  payoutId: "pay_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  state: "paid",
  settlement: "none",
  transfer: 1_234_560_000n,
  reserve: 137_173_333n,
  reversed: 0n,
  earningsCount: 3_120,
  periodStart: new Date("2026-11-05T09:12:44Z"),
  periodEnd: new Date("2026-11-12T22:40:03Z"),
  createdAt: new Date("2026-11-20T08:00:00Z"),
  paidAt: new Date("2026-11-20T08:00:02Z"),
  arrivesAt: new Date("2026-11-24T00:00:00Z"),
  traceId: "041000120000016",
  failureCode: null,
  bankName: "Chase",
  bankLast4: "6789",
} as const;

/** One of each kind of news. */
export const SOME_NEWS: { readonly [Kind in NewsKind]: Extract<News, { kind: Kind }> } = {
  payout_planned: { kind: "payout_planned", ...PAYOUT, state: "planned", paidAt: null },
  payout_sent: { kind: "payout_sent", ...PAYOUT },
  payout_deposited: { kind: "payout_deposited", ...PAYOUT, settlement: "deposited" },
  payout_failed: {
    kind: "payout_failed",
    ...PAYOUT,
    state: "failed",
    paidAt: null,
    failureCode: "account_closed",
  },
  payout_cancelled: { kind: "payout_cancelled", ...PAYOUT, state: "cancelled", paidAt: null },
  payout_returned: {
    kind: "payout_returned",
    ...PAYOUT,
    settlement: "returned",
    failureCode: "no_account",
  },
  transfer_returned: {
    kind: "transfer_returned",
    ...PAYOUT,
    state: "partially_reversed",
    reversed: 500_000_000n,
  },
  reserve_released: { kind: "reserve_released", payoutId: PAYOUT.payoutId, amount: 11_000_000n },
  earning_clawed_back: {
    kind: "earning_clawed_back",
    appId: "app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
    callId: "call-1",
    reversalId: "refund-1",
    reason: "refund",
    amount: 380_000n,
  },
  balance_negative: { kind: "balance_negative", missing: 90_000_000n },
  connect_updated: {
    kind: "connect_updated",
    stripeAccountId: "acct_1234",
    readiness: "ready",
    disabledReason: null,
  },
  payout_method_changed: { kind: "payout_method_changed", bankName: "Chase", bankLast4: "6789" },
  payouts_skipped: {
    kind: "payouts_skipped",
    month: "2026-10",
    days: 31,
    code: "below_minimum",
    payable: 7_450_000n,
    held: 1_200_000n,
  },
  webhook_disabled: {
    kind: "webhook_disabled",
    endpointId: "we_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
    url: "https://hooks.example.com/tributary",
    reason: "Nothing arrived there through all our tries; at last: it answered 503.",
  },
  webhook_test: { kind: "webhook_test", endpointId: "we_0199f3a2c4d87e5b9a6c1f2e3d4b5a69" },
};
