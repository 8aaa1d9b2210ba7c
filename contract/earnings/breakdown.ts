import { z } from "zod";
import {
  BREAKDOWN_GROUPS,
  BREAKDOWN_PERIODS,
  type BreakdownGroup,
  type BreakdownRow,
} from "@/domain/earnings/breakdown";
import type { EarningsSummary } from "@/domain/earnings/summary";
import { addDays } from "@/domain/time";
import type { Contract } from "../contract";
import { cents, centsOf, credits, creditsOf, instant, sentDate } from "../fields";
import { summaryToWire } from "./summary";

const start = sentDate.transform(({ at }) => at);
/** A date alone means the whole of that day. */
const end = sentDate.transform(({ at, isWholeDay }) => (isWholeDay ? addDays(at, 1) : at));

/** The first document's breakdown, out of rollups. */
export const breakdownContract = {
  method: "GET",
  path: "/api/v1/developer/earnings/breakdown",
  summary: "What you have earned by day, week or month, oldest first",
  description:
    "By the time of the call in UTC; weeks start on Monday. `from` and `to` take a date or an " +
    "instant, in whole hours, at most 400 periods apart; by default the last 30 days, 12 weeks " +
    "or 12 months, the one under way among them. Periods without a call have no row. A refund " +
    "does not change the row of its call; it lowers `unpaid_cents`.",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  query: z.object({
    period: z.enum(BREAKDOWN_PERIODS).default("day"),
    from: start.optional(),
    to: end.optional(),
    group_by: z.enum(BREAKDOWN_GROUPS).optional(),
  }),
  response: z.object({
    total_earned_cents: cents,
    unpaid_cents: cents,
    paid_cents: cents,
    breakdown: z.array(
      z.object({
        period_start: instant,
        group: z.string().nullable().optional(),
        earned_cents: cents,
        earned_credits: credits,
        transactions: z.int(),
      }),
    ),
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      total_earned_cents: 245_000,
      unpaid_cents: 45_000,
      paid_cents: 200_000,
      breakdown: [
        {
          period_start: "2026-11-20T00:00:00.000Z",
          group: "app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
          earned_cents: 1_520,
          earned_credits: 15_200_000,
          transactions: 80,
        },
      ],
    },
  },
} as const satisfies Contract;

export function breakdownToWire(
  summary: EarningsSummary,
  rows: readonly BreakdownRow[],
  groupBy: BreakdownGroup | undefined,
) {
  const { total_earned_cents, unpaid_cents, paid_cents } = summaryToWire(summary);
  const breakdown = rows.map((row) => ({
    period_start: row.periodStart.toISOString(),
    ...(groupBy ? { group: row.group } : {}),
    earned_cents: centsOf(row.earned),
    earned_credits: creditsOf(row.earned),
    transactions: row.transactions,
  }));
  return { total_earned_cents, unpaid_cents, paid_cents, breakdown };
}
