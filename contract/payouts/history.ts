import { z } from "zod";
import type { Bookmark } from "@/domain/bookmark";
import type { Payout } from "@/domain/payouts/payout";
import { FIRST_DOCUMENT_STATUS, PAYOUT_STATES, SETTLEMENTS } from "@/domain/payouts/states";
import type { Contract } from "../contract";
import { bareUuid, cents, centsOf, instant } from "../fields";
import { cursorOf, nextCursor, PAGING_PROSE, paging } from "../paging";

export const PAYOUT_STATUSES = ["pending", "processing", "completed", "failed"] as const;

export const payoutRow = z.object({
  id: z.guid(),
  amount_cents: cents,
  stripe_transfer_id: z.string().nullable(),
  status: z.enum(PAYOUT_STATUSES),
  earnings_period_start: instant,
  earnings_period_end: instant,
  earnings_count: z.int(),
  platform_fee_cents: cents,
  net_payout_cents: cents,
  created_at: instant,
  completed_at: instant.nullable(),
  reserve_cents: cents,
  state: z.enum(PAYOUT_STATES),
  settlement: z.enum(SETTLEMENTS),
});

/** The first document's payout history; `GET /` on the router is the same. */
export const payoutHistoryContract = {
  method: "GET",
  path: "/api/v1/developer/earnings/payout/history",
  summary: "Your payouts, newest first",
  description:
    "`amount_cents` and `net_payout_cents` are what was transferred; `platform_fee_cents` are " +
    `the fees taken when its calls were recorded, not again. ${PAGING_PROSE}`,
  auth: { kinds: ["developer"], scope: "earnings:read" },
  query: z.object({ ...paging("payouts", 50), status: z.enum(PAYOUT_STATUSES).optional() }),
  response: z.object({
    payouts: z.array(payoutRow),
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
      payouts: [
        {
          id: "11111111-2222-3333-4444-555555555555",
          amount_cents: 42_750,
          stripe_transfer_id: "tr_1234",
          status: "completed",
          earnings_period_start: "2026-05-01T00:00:00.000Z",
          earnings_period_end: "2026-05-07T23:59:59.000Z",
          earnings_count: 312,
          platform_fee_cents: 2_250,
          net_payout_cents: 42_750,
          created_at: "2026-05-08T06:00:00.000Z",
          completed_at: "2026-05-08T06:01:23.000Z",
          reserve_cents: 4_750,
          state: "paid",
          settlement: "deposited",
        },
      ],
      limit: 20,
      offset: 0,
      count: 1,
      total: 1,
      next_cursor: null,
    },
  },
} as const satisfies Contract;

export const payoutListContract = {
  ...payoutHistoryContract,
  path: "/api/v1/developer/earnings",
} as const satisfies Contract;

/** Our states behind one of the first document's words. */
export function statesOf(status: (typeof PAYOUT_STATUSES)[number] | undefined) {
  return status && PAYOUT_STATES.filter((state) => FIRST_DOCUMENT_STATUS[state] === status);
}

export function payoutToWire(one: Payout) {
  return {
    id: bareUuid(one.id),
    amount_cents: centsOf(one.transfer),
    stripe_transfer_id: one.stripeTransferId,
    status: FIRST_DOCUMENT_STATUS[one.state],
    earnings_period_start: one.periodStart.toISOString(),
    earnings_period_end: one.periodEnd.toISOString(),
    earnings_count: one.earningsCount,
    platform_fee_cents: centsOf(one.fee),
    net_payout_cents: centsOf(one.transfer),
    created_at: one.createdAt.toISOString(),
    completed_at: one.paidAt?.toISOString() ?? null,
    reserve_cents: centsOf(one.reserve),
    state: one.state,
    settlement: one.settlement,
  };
}

interface PayoutList {
  readonly payouts: readonly Payout[];
  readonly total: number;
  readonly next: Bookmark | null;
}

export function payoutPageToWire(
  { limit, offset }: { readonly limit: number; readonly offset: number },
  { payouts, total, next }: PayoutList,
) {
  const count = payouts.length;
  const next_cursor = cursorOf("payouts", next);
  return { payouts: payouts.map(payoutToWire), limit, offset, count, total, next_cursor };
}
