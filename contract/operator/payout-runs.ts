import { z } from "zod";
import type { HandRunOutcome } from "@/domain/desk/hand-run";
import { DECISION_CODES } from "@/domain/payouts/decide";
import type { ListedRun, PayoutPreview, RunProgress } from "@/domain/payouts/run";
import { PAYOUT_STATES } from "@/domain/payouts/states";
import type { Contract } from "../contract";
import { credits, creditsOf, instant, text, wholeNumber } from "../fields";
import { consent, demand, demandToWire, NO_DEMAND } from "./money";

const decisions = z.partialRecord(z.enum(DECISION_CODES), z.int());

export const runPayoutsContract = {
  method: "POST",
  path: "/api/v1/operator/payout-runs",
  summary: "Make a payout run now, or see what it would do",
  description:
    "Asked for by a person, it is a money action: where a dry run's `confirmation` is not " +
    "null, send it along; where `needs_approval` is true, another admin starts the run, and " +
    "`status` is `proposed`. A token's run is a scheduler's, which the rules alone decide: it " +
    "asks for neither.",
  auth: { kinds: ["operator"], scope: "operate" },
  body: z.object(consent),
  idempotent: true,
  response: z.object({
    status: z.enum(["completed", "already_running", "dry_run", "proposed"]),
    run_id: z.string().nullable(),
    as_of: instant.nullable(),
    developers: z.int(),
    payouts: z.int(),
    transfer_credits: credits,
    reserve_credits: credits,
    decisions,
    this_will: z.array(z.string()).describe("Of a dry run: what a run would do, in sentences."),
    ...demand,
  }),
  successStatus: 200,
  refusals: ["confirmation_required"],
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
      this_will: [],
      ...NO_DEMAND,
    },
  },
} as const satisfies Contract;

const reading = { kinds: ["operator"], scope: "desk:read" } as const;

const listed = z.object({
  run_id: z.string(),
  state: z.enum(["planning", "completed"]),
  as_of: instant,
  completed_at: instant.nullable(),
  started_by: z.string(),
  developers: z.int(),
  payouts: z.int(),
  transfer_credits: credits,
  reserve_credits: credits,
});

const exampleRun = {
  run_id: "run_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  state: "completed",
  as_of: "2026-11-24T08:00:00.000Z",
  completed_at: "2026-11-24T08:00:02.000Z",
  started_by: "system",
  developers: 4,
  payouts: 1,
  transfer_credits: 99_000_000,
  reserve_credits: 11_000_000,
} as const;

const progress = listed.extend({
  decisions,
  sending: z.array(
    z.object({ state: z.enum(PAYOUT_STATES), payouts: z.int(), transfer_credits: credits }),
  ),
});
export type RunProgressWire = z.infer<typeof progress>;

export const readRunContract = {
  method: "GET",
  path: "/api/v1/operator/payout-runs/{id}",
  summary: "How far a run is, in planning and in sending",
  auth: reading,
  params: z.object({ id: text(200) }),
  response: progress,
  successStatus: 200,
  refusals: ["not_found"],
  example: {
    response: {
      ...exampleRun,
      decisions: { paid: 1, below_minimum: 3 },
      sending: [{ state: "paid", payouts: 1, transfer_credits: 99_000_000 }],
    },
  },
} as const satisfies Contract;

const decided = z.object({
  developer_id: z.string(),
  developer: z.string(),
  code: z.enum(DECISION_CODES),
  payable_credits: credits,
  on_hold_credits: credits,
  transfer_credits: credits,
  reserve_credits: credits,
});

export const previewRunContract = {
  method: "GET",
  path: "/api/v1/operator/payout-run-previews",
  summary: "Who a run made now would pay, how much, and why not the others; the largest first",
  auth: reading,
  query: z.object({
    code: z.enum(DECISION_CODES).optional(),
    limit: wholeNumber(1, 500).default(100),
  }),
  response: z.object({
    as_of: instant,
    payouts: z.int(),
    transfer_credits: credits,
    reserve_credits: credits,
    decisions,
    developers: z.array(decided),
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      as_of: "2026-11-24T08:00:00.000Z",
      payouts: 0,
      transfer_credits: 0,
      reserve_credits: 0,
      decisions: { below_minimum: 1 },
      developers: [
        {
          developer_id: "dev_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
          developer: "Ada Lindqvist",
          code: "below_minimum",
          payable_credits: 4_000_000,
          on_hold_credits: 2_000_000,
          transfer_credits: 0,
          reserve_credits: 0,
        },
      ],
    },
  },
} as const satisfies Contract;

export function runToWire(run: ListedRun): z.input<typeof listed> {
  return {
    run_id: run.id,
    state: run.state,
    as_of: run.asOf.toISOString(),
    completed_at: run.completedAt?.toISOString() ?? null,
    started_by: run.startedBy,
    developers: run.developersSeen,
    payouts: run.payoutsPlanned,
    transfer_credits: creditsOf(run.transferTotal),
    reserve_credits: creditsOf(run.reserveTotal),
  };
}

export function progressToWire(one: RunProgress): z.input<typeof progress> {
  return {
    ...runToWire(one.run),
    decisions: decisions.parse(one.decisions),
    sending: one.payouts.map(({ state, payouts, amount }) => ({
      state,
      payouts,
      transfer_credits: creditsOf(amount),
    })),
  };
}

export function previewToWire(
  preview: PayoutPreview,
): z.input<(typeof previewRunContract)["response"]> {
  const { run, largest } = preview;
  return {
    as_of: run.asOf.toISOString(),
    payouts: run.payoutsPlanned,
    transfer_credits: creditsOf(run.transferTotal),
    reserve_credits: creditsOf(run.reserveTotal),
    decisions: decisions.parse(preview.decisions),
    developers: largest.map((one) => ({
      developer_id: one.developerId,
      developer: one.developer,
      code: one.code,
      payable_credits: creditsOf(one.payable),
      on_hold_credits: creditsOf(one.held),
      transfer_credits: creditsOf(one.transfer),
      reserve_credits: creditsOf(one.reserve),
    })),
  };
}

const NOTHING = {
  ...{ run_id: null, as_of: null, developers: 0, payouts: 0 },
  ...{ transfer_credits: 0, reserve_credits: 0, decisions: {}, this_will: [], ...NO_DEMAND },
};

export function runOutcomeToWire(
  outcome: HandRunOutcome,
  thisWill: readonly string[] = [],
): z.input<typeof runPayoutsContract.response> {
  const { kind: status } = outcome;
  if (outcome.kind === "already_running") return { ...NOTHING, status, run_id: outcome.runId };
  if (outcome.kind === "proposed") {
    const { proposal } = outcome;
    const asked = demandToWire({ confirmation: null, needsApproval: true, proposal });
    return { ...NOTHING, status, ...asked };
  }
  const { run } = outcome;
  return {
    ...NOTHING,
    status,
    run_id: run.id,
    as_of: run.asOf.toISOString(),
    developers: run.developersSeen,
    payouts: run.payoutsPlanned,
    transfer_credits: creditsOf(run.transferTotal),
    reserve_credits: creditsOf(run.reserveTotal),
    decisions: decisions.parse(outcome.decisions),
    this_will: [...thisWill],
    ...(outcome.kind === "dry_run" ? demandToWire({ ...outcome, proposal: null }) : {}),
  };
}
