import { z } from "zod";
import type { EarningsSummary } from "@/domain/earnings/summary";
import type { Contract } from "../contract";
import { cents, centsOf } from "../fields";

/** The first document's summary; `/overview` is the same. A total is the sum of its parts. */
export const earningsSummaryContract = {
  method: "GET",
  path: "/api/v1/developer/earnings/earnings",
  summary: "What you have earned, what is unpaid, what is paid",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  response: z.object({
    total_earned_cents: cents,
    unpaid_cents: cents,
    paid_cents: cents,
    total_transactions: z.int(),
    average_per_transaction: z.int(),
    eligible_for_payout: z.boolean(),
    minimum_threshold_cents: cents,
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      total_earned_cents: 245_000,
      unpaid_cents: 45_000,
      paid_cents: 200_000,
      total_transactions: 1_523,
      average_per_transaction: 160,
      eligible_for_payout: true,
      minimum_threshold_cents: 1_000,
    },
  },
} as const satisfies Contract;

export const overviewContract = {
  ...earningsSummaryContract,
  path: "/api/v1/developer/earnings/overview",
} as const satisfies Contract;

export function summaryToWire(summary: EarningsSummary) {
  const { held, payable, inTransit, reserved, transactions } = summary;
  const unpaid = centsOf(held + payable + inTransit + reserved);
  const paid = centsOf(summary.paid);
  return {
    total_earned_cents: unpaid + paid,
    unpaid_cents: unpaid,
    paid_cents: paid,
    total_transactions: transactions,
    average_per_transaction: transactions > 0 ? Math.floor((unpaid + paid) / transactions) : 0,
    eligible_for_payout: summary.ifAskedNow.kind === "pay",
    minimum_threshold_cents: centsOf(summary.policy.minimumPayout),
  };
}
