import { z } from "zod";
import type { Micros } from "@/domain/money";
import { DECISION_CODES } from "@/domain/payouts/decide";
import type { Contract } from "../contract";
import { credits, creditsOf, instant } from "../fields";

const decisions = z.partialRecord(z.enum(DECISION_CODES), z.int());

export const runPayoutsContract = {
  method: "POST",
  path: "/api/v1/operator/payout-runs",
  summary: "Make a payout run now, or see what it would do",
  auth: { kinds: ["operator"], scope: "operate" },
  body: z.object({ dry_run: z.boolean().default(false) }),
  idempotent: true,
  response: z.object({
    status: z.enum(["completed", "already_running", "dry_run"]),
    run_id: z.string().nullable(),
    as_of: instant.nullable(),
    developers: z.int(),
    payouts: z.int(),
    transfer_credits: credits,
    reserve_credits: credits,
    decisions,
  }),
  successStatus: 200,
  refusals: [],
  example: {
    request: { dry_run: false },
    response: {
      status: "completed",
      run_id: "run_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
      as_of: "2026-11-24T08:00:00.000Z",
      developers: 4,
      payouts: 1,
      transfer_credits: 99_000_000,
      reserve_credits: 11_000_000,
      decisions: { paid: 1, below_minimum: 2, not_connected: 1 },
    },
  },
} as const satisfies Contract;

export interface Made {
  readonly id: string | null;
  readonly asOf: Date;
  readonly developersSeen: number;
  readonly payoutsPlanned: number;
  readonly transferTotal: Micros;
  readonly reserveTotal: Micros;
}

type Outcome =
  | { readonly kind: "already_running"; readonly runId: string | null }
  | {
      readonly kind: "completed" | "dry_run";
      readonly run: Made;
      readonly decisions: Readonly<Record<string, number>>;
    };

export function runOutcomeToWire(outcome: Outcome): z.input<typeof runPayoutsContract.response> {
  if (outcome.kind === "already_running") {
    const nothing = { developers: 0, payouts: 0, transfer_credits: 0, reserve_credits: 0 };
    const { kind: status, runId: run_id } = outcome;
    return { status, run_id, as_of: null, ...nothing, decisions: {} };
  }
  const { run } = outcome;
  return {
    status: outcome.kind,
    run_id: run.id,
    as_of: run.asOf.toISOString(),
    developers: run.developersSeen,
    payouts: run.payoutsPlanned,
    transfer_credits: creditsOf(run.transferTotal),
    reserve_credits: creditsOf(run.reserveTotal),
    decisions: decisions.parse(outcome.decisions),
  };
}
