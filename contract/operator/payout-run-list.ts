import { z } from "zod";
import type { ListedRun } from "@/domain/payouts/run";
import type { Contract } from "../contract";
import { credits, creditsOf, instant } from "../fields";

const MOST_RUNS = 100;

export const listPayoutRunsContract = {
  method: "GET",
  path: "/api/v1/operator/payout-runs",
  summary: "The latest payout runs, and how far each has been sent",
  auth: { kinds: ["operator"], scope: "desk:read" },
  query: z.object({ limit: z.coerce.number().int().min(1).max(MOST_RUNS).default(20) }),
  response: z.object({
    runs: z.array(
      z.object({
        run_id: z.string(),
        status: z.enum(["planning", "completed"]).describe("Of planning; sending follows it."),
        as_of: instant,
        completed_at: instant.nullable(),
        started_by: z.string(),
        developers: z.int(),
        payouts: z.int(),
        payouts_waiting: z.int().describe("Not sent yet; the others are, or failed."),
        transfer_credits: credits,
        reserve_credits: credits,
      }),
    ),
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      runs: [
        {
          run_id: "run_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
          status: "completed",
          as_of: "2026-11-24T08:00:00.000Z",
          completed_at: "2026-11-24T08:00:04.000Z",
          started_by: "system",
          developers: 98_000,
          payouts: 97_000,
          payouts_waiting: 41_500,
          transfer_credits: 9_603_000_000_000,
          reserve_credits: 1_067_000_000_000,
        },
      ],
    },
  },
} as const satisfies Contract;

export function runsToWire(
  runs: readonly ListedRun[],
): z.input<typeof listPayoutRunsContract.response> {
  return {
    runs: runs.map((run) => ({
      run_id: run.id,
      status: run.state,
      as_of: run.asOf.toISOString(),
      completed_at: run.completedAt?.toISOString() ?? null,
      started_by: run.startedBy,
      developers: run.developersSeen,
      payouts: run.payoutsPlanned,
      payouts_waiting: run.waiting,
      transfer_credits: creditsOf(run.transferTotal),
      reserve_credits: creditsOf(run.reserveTotal),
    })),
  };
}
