import { z } from "zod";
import type { EarningsSummary } from "@/domain/earnings/summary";
import type { Payout } from "@/domain/payouts/payout";
import { SECOND_DOCUMENT_STATUS } from "@/domain/payouts/states";
import type { Contract } from "../contract";
import { bareUuid, credits, creditsOf, instant } from "../fields";

const summary = z.object({
  total_earned_credits: credits,
  pending_payout_credits: credits,
  accumulating_credits: credits,
  reserve_held_credits: credits,
  total_paid_out_credits: credits,
  on_hold_credits: credits,
  in_transit_credits: credits,
  clawed_back_credits: credits,
  adjusted_credits: credits,
  written_off_credits: credits,
});

const payout = z.object({
  id: z.guid(),
  transfer_amount_credits: credits,
  reserve_amount_credits: credits,
  gross_amount_credits: credits,
  earnings_count: z.int(),
  status: z.enum(["paid", "pending", "failed"]),
  period_start: instant,
  period_end: instant,
  created_at: instant,
});

/** The second document's rollup: a summary and the most recent payouts. */
export const developersEarningsContract = {
  method: "GET",
  path: "/developers/earnings",
  summary: "Your earnings and your most recent payouts",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  response: z.object({ summary, recent_payouts: z.array(payout).max(20) }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      summary: {
        total_earned_credits: 47_820_000,
        pending_payout_credits: 0,
        accumulating_credits: 9_680_000,
        reserve_held_credits: 2_100_000,
        total_paid_out_credits: 36_040_000,
        on_hold_credits: 0,
        in_transit_credits: 0,
        clawed_back_credits: 0,
        adjusted_credits: 0,
        written_off_credits: 0,
      },
      recent_payouts: [
        {
          id: "11111111-2222-3333-4444-555555555555",
          transfer_amount_credits: 13_500_000,
          reserve_amount_credits: 1_500_000,
          gross_amount_credits: 15_000_000,
          earnings_count: 312,
          status: "paid",
          period_start: "2026-04-22T00:00:00.000Z",
          period_end: "2026-04-29T00:00:00.000Z",
          created_at: "2026-05-06T08:00:14.000Z",
        },
      ],
    },
  },
} as const satisfies Contract;

export function developersEarningsToWire(of: EarningsSummary, payouts: readonly Payout[]) {
  const reachesMinimum = of.payable >= of.policy.minimumPayout;
  return {
    summary: {
      total_earned_credits: creditsOf(of.accrued),
      pending_payout_credits: reachesMinimum ? creditsOf(of.payable) : 0,
      accumulating_credits: reachesMinimum ? 0 : creditsOf(of.payable),
      reserve_held_credits: creditsOf(of.reserved),
      total_paid_out_credits: creditsOf(of.paid),
      on_hold_credits: creditsOf(of.held),
      in_transit_credits: creditsOf(of.inTransit),
      clawed_back_credits: creditsOf(of.clawedBack),
      adjusted_credits: creditsOf(of.adjusted),
      written_off_credits: creditsOf(of.writtenOff),
    },
    recent_payouts: payouts.map((one) => ({
      id: bareUuid(one.id),
      transfer_amount_credits: creditsOf(one.transfer),
      reserve_amount_credits: creditsOf(one.reserve),
      gross_amount_credits: creditsOf(one.gross),
      earnings_count: one.earningsCount,
      status: SECOND_DOCUMENT_STATUS[one.state],
      period_start: one.periodStart.toISOString(),
      period_end: one.periodEnd.toISOString(),
      created_at: one.createdAt.toISOString(),
    })),
  };
}
