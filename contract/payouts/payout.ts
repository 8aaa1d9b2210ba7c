import { z } from "zod";
import {
  ATTEMPT_STATES,
  PAYOUT_STATES,
  RESERVE_STATES,
  SETTLEMENTS,
} from "@/domain/payouts/states";
import type { Contract } from "../contract";
import { earningRow, exampleEarning } from "../earnings/history";
import { cents, credits, instant, payoutId } from "../fields";
import { cursorPaging, nextCursor } from "../paging";
import { PAYOUT_STATUSES } from "./history";

const response = z.object({
  id: z.string(),
  state: z.enum(PAYOUT_STATES),
  status: z.enum(PAYOUT_STATUSES),
  amount_cents: cents,
  destination: z.string(),
  stripe_transfer_id: z.string().nullable(),
  created_at: instant,
  completed_at: instant.nullable(),
  failed_at: instant.nullable(),
  failure: z.string().nullable(),
  earnings_period_start: instant,
  earnings_period_end: instant,
  waterfall: z.object({
    earned_credits: credits,
    taken_back_credits: credits,
    released_credits: credits,
    other_credits: credits,
    gross_credits: credits,
    reserve_credits: credits,
    transfer_credits: credits,
    platform_fee_credits: credits,
  }),
  reserve: z
    .object({
      state: z.enum(RESERVE_STATES),
      amount_credits: credits,
      released_credits: credits,
      applied_credits: credits,
      release_at: instant.nullable(),
      released_at: instant.nullable(),
    })
    .nullable(),
  attempts: z.array(
    z.object({
      number: z.int(),
      state: z.enum(ATTEMPT_STATES),
      words: z.string(),
      first_sent_at: instant.nullable(),
      resolved_at: instant.nullable(),
    }),
  ),
  settlement: z.object({
    state: z.enum(SETTLEMENTS),
    arrives_at: instant.nullable(),
    trace_id: z.string().nullable(),
    failure: z.string().nullable(),
  }),
  earnings: z.array(earningRow),
  count: z.int(),
  total: z.int(),
  next_cursor: nextCursor,
});

export const getPayoutContract = {
  method: "GET",
  path: "/api/v1/payouts/{id}",
  summary: "One payout: what it is made of, and how far it has come",
  description:
    "`id` is the payout's id, or the bare uuid that other paths show. In the waterfall earned − " +
    "taken back + released + other = gross, and gross − reserve = transfer; the platform fee " +
    "was taken when the calls were recorded and is in none of them. `earnings` is a page of " +
    "what it claims, newest first; `total` counts them all.",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  params: z.object({ id: payoutId }),
  query: z.object(cursorPaging("earnings", 20)),
  response,
  successStatus: 200,
  refusals: ["not_found"],
  example: {
    response: {
      id: "pay_11111111222233334444555555555555",
      state: "paid",
      status: "completed",
      amount_cents: 1_350,
      destination: "acct_1234",
      stripe_transfer_id: "tr_1234",
      created_at: "2026-05-06T08:00:14.000Z",
      completed_at: "2026-05-06T08:00:17.000Z",
      failed_at: null,
      failure: null,
      earnings_period_start: "2026-04-22T00:00:00.000Z",
      earnings_period_end: "2026-04-29T00:00:00.000Z",
      waterfall: {
        earned_credits: 15_200_000,
        taken_back_credits: 200_000,
        released_credits: 0,
        other_credits: 0,
        gross_credits: 15_000_000,
        reserve_credits: 1_500_000,
        transfer_credits: 13_500_000,
        platform_fee_credits: 789_473,
      },
      reserve: {
        state: "held",
        amount_credits: 1_500_000,
        released_credits: 0,
        applied_credits: 0,
        release_at: "2026-08-04T08:00:17.000Z",
        released_at: null,
      },
      attempts: [
        {
          number: 1,
          state: "succeeded",
          words: "Stripe took it.",
          first_sent_at: "2026-05-06T08:00:16.000Z",
          resolved_at: "2026-05-06T08:00:17.000Z",
        },
      ],
      settlement: {
        state: "deposited",
        arrives_at: "2026-05-08T00:00:00.000Z",
        trace_id: "110000614095927",
        failure: null,
      },
      earnings: [
        { ...exampleEarning, status: "paid", payout_id: "11111111-2222-3333-4444-555555555555" },
      ],
      count: 1,
      total: 80,
      next_cursor: "MjAyNi0wNC0yOVQwMDowMDowMC4wMDAwMDBa",
    },
  },
} as const satisfies Contract;
