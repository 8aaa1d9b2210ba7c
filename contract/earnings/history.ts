import { z } from "zod";
import type { Earning, EarningList } from "@/domain/earnings/earning";
import { EARNING_STATUSES } from "@/domain/earnings/kinds";
import type { Contract } from "../contract";
import { bareUuid, cents, centsOf, credits, creditsOf, instant, wholeNumber } from "../fields";
import { cursor, cursorOf, nextCursor, PAGING_PROSE, paging } from "../paging";

export const earningRow = z.object({
  id: z.string(),
  app_id: z.string(),
  event_id: z.string(),
  amount_cents: cents,
  amount_credits: credits,
  clawed_back_credits: credits.describe("Of the amount, taken back by refunds and chargebacks."),
  markup_bps: z.int(),
  platform_fee_credits: credits,
  status: z.enum(EARNING_STATUSES),
  occurred_at: instant,
  payable_at: instant,
  payout_id: z.guid().nullable(),
});

/** `pending` is everything that no payout covers yet: held and payable. */
const status = z.enum([...EARNING_STATUSES, "pending"]).optional();

export const exampleEarning = {
  id: "earn_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  app_id: "app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  event_id: "call_000001",
  amount_cents: 19,
  amount_credits: 190_000,
  clawed_back_credits: 0,
  markup_bps: 2_000,
  platform_fee_credits: 10_000,
  status: "held",
  occurred_at: "2026-11-20T10:15:30.000Z",
  payable_at: "2026-11-27T10:15:30.000Z",
  payout_id: null,
} as const;

/** The first document's history. */
export const earningsHistoryContract = {
  method: "GET",
  path: "/api/v1/developer/earnings/earnings/history",
  summary: "What each call earned, newest first",
  description:
    "`status` is derived: `held` until `payable_at`, then `payable`, `in_payout` and `paid`; " +
    "`clawed_back` once the whole call was taken back. `pending` asks for held and payable " +
    `together. ${PAGING_PROSE}`,
  auth: { kinds: ["developer"], scope: "earnings:read" },
  query: z.object({ ...paging("earnings", 50), status }),
  response: z.object({
    earnings: z.array(earningRow),
    limit: z.int(),
    offset: z.int(),
    count: z.int(),
    total: z.int(),
    next_cursor: nextCursor,
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      earnings: [exampleEarning],
      limit: 20,
      offset: 0,
      count: 1,
      total: 1,
      next_cursor: null,
    },
  },
} as const satisfies Contract;

/** The same rows by page number. */
export const transactionsContract = {
  method: "GET",
  path: "/api/v1/developer/earnings/transactions",
  summary: "What each call earned, by page number",
  description: `The rows of \`/earnings/history\`. ${PAGING_PROSE}`,
  auth: { kinds: ["developer"], scope: "earnings:read" },
  query: z.object({
    page: wholeNumber(1, 1_000_000).default(1),
    pageSize: wholeNumber(1, 100).default(10),
    status,
    cursor: cursor("earnings").optional(),
  }),
  response: z.object({
    earnings: z.array(earningRow),
    page: z.int(),
    pageSize: z.int(),
    count: z.int(),
    total: z.int(),
    next_cursor: nextCursor,
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      earnings: [exampleEarning],
      page: 1,
      pageSize: 10,
      count: 1,
      total: 1,
      next_cursor: null,
    },
  },
} as const satisfies Contract;

export function earningToWire(one: Earning) {
  return {
    id: one.id,
    app_id: one.appId,
    event_id: one.eventId,
    amount_cents: centsOf(one.amount),
    amount_credits: creditsOf(one.amount),
    clawed_back_credits: creditsOf(one.takenBack),
    markup_bps: one.markupBps,
    platform_fee_credits: creditsOf(one.fee),
    status: one.status,
    occurred_at: one.occurredAt.toISOString(),
    payable_at: one.payableAt.toISOString(),
    payout_id: one.payoutId === null ? null : bareUuid(one.payoutId),
  };
}

/** A page of rows beside whatever the document repeats of the question. */
export function earningPageToWire<Asked extends object>(found: EarningList, asked: Asked) {
  const earnings = found.earnings.map(earningToWire);
  const { total, next } = found;
  return {
    earnings,
    ...asked,
    count: earnings.length,
    total,
    next_cursor: cursorOf("earnings", next),
  };
}
