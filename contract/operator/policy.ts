import { z } from "zod";
import type { Safeguards } from "@/domain/desk/demand";
import { toSafeNumber } from "@/domain/money";
import type { RunFigures } from "@/domain/payouts/run";
import { type Policy, SCHEDULES } from "@/domain/policy";
import type { Contract } from "../contract";
import { credits, creditsOf, instant, sentCredits, sentInstant } from "../fields";
import { consent, demand, NO_DEMAND } from "./money";

const reading = { kinds: ["operator"], scope: "desk:read" } as const;
const admin = { kinds: ["operator"], scope: "administer" } as const;
const bps = z.int().min(0).max(10_000);
const days = z.int().min(0).max(3_650);

const numbers = {
  fee_bps: bps,
  hold_days: days,
  minimum_payout_credits: sentCredits.min(1),
  reserve_bps: bps,
  reserve_days: days,
  maximum_markup_bps: z.int().min(0).max(4_000),
  default_schedule: z.enum(SCHEDULES),
};
const policy = z.object(numbers);

const exampleNumbers = {
  fee_bps: 500,
  hold_days: 7,
  minimum_payout_credits: 10_000_000,
  reserve_bps: 1_000,
  reserve_days: 90,
  maximum_markup_bps: 4_000,
  default_schedule: "daily",
} as const;

export const listPoliciesContract = {
  method: "GET",
  path: "/api/v1/operator/policies",
  summary: "The money rules' numbers, past and planned, the latest first",
  auth: reading,
  response: z.object({
    policies: z.array(policy.extend({ id: z.string(), effective_from: instant.nullable() })),
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      policies: [
        {
          ...exampleNumbers,
          id: "pol_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
          effective_from: null,
        },
      ],
    },
  },
} as const satisfies Contract;

const run = z.object({ payouts: z.int(), transfer_credits: credits, reserve_credits: credits });
const exampleRun = { payouts: 1, transfer_credits: 99_000_000, reserve_credits: 11_000_000 };

export const planPolicyContract = {
  method: "POST",
  path: "/api/v1/operator/policies",
  summary: "Plan the money rules' numbers for a moment ahead",
  description:
    "What was recorded keeps the fee of its time, what was promised its reserve terms: a " +
    "policy never looks back. With `dry_run` nothing is planned; `this_will` says what " +
    "changes, and what a run made now would do by the new numbers. `amount_credits` is how much " +
    "money it sends another way in a month, going by the last one. Where `confirmation` is not " +
    "null, send it along; where `needs_approval` is true, another admin has to approve it.",
  auth: admin,
  body: z.object({
    effective_from: sentInstant,
    ...numbers,
    ...consent,
  }),
  idempotent: true,
  response: z.object({
    status: z.enum(["dry_run", "done", "proposed"]),
    id: z.string().nullable(),
    amount_credits: credits,
    this_will: z.array(z.string()),
    before: policy,
    after: policy,
    run_before: run,
    run_after: run,
    ...demand,
  }),
  successStatus: 201,
  refusals: ["confirmation_required"],
  example: {
    request: { effective_from: "2026-12-01T00:00:00Z", ...exampleNumbers },
    response: {
      status: "done",
      id: "pol_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
      amount_credits: 0,
      this_will: ["Nothing changes."],
      before: exampleNumbers,
      after: exampleNumbers,
      run_before: exampleRun,
      run_after: exampleRun,
      ...NO_DEMAND,
    },
  },
} as const satisfies Contract;

const safeguards = z.object({
  confirm_above_credits: sentCredits.min(0),
  approve_above_credits: sentCredits.min(0),
});
const exampleSafeguards = {
  confirm_above_credits: 100_000_000,
  approve_above_credits: 1_000_000_000,
};

export const readSafeguardsContract = {
  method: "GET",
  path: "/api/v1/operator/safeguards",
  summary: "Above which amounts a money action is typed, and takes a second person",
  auth: reading,
  response: safeguards,
  successStatus: 200,
  refusals: [],
  example: { response: exampleSafeguards },
} as const satisfies Contract;

export const setSafeguardsContract = {
  method: "POST",
  path: "/api/v1/operator/safeguards",
  summary: "Set those amounts",
  auth: { ...admin, sessionOnly: true },
  body: safeguards,
  response: safeguards,
  successStatus: 201,
  refusals: [],
  example: { request: exampleSafeguards, response: exampleSafeguards },
} as const satisfies Contract;

export function policyFromWire(wire: z.infer<typeof policy>): Policy {
  return {
    feeBps: wire.fee_bps,
    holdDays: wire.hold_days,
    minimumPayout: BigInt(wire.minimum_payout_credits),
    reserveBps: wire.reserve_bps,
    reserveDays: wire.reserve_days,
    maximumMarkupBps: wire.maximum_markup_bps,
    defaultSchedule: wire.default_schedule,
  };
}

export function policyToWire(one: Policy): z.input<typeof policy> {
  return {
    fee_bps: one.feeBps,
    hold_days: one.holdDays,
    minimum_payout_credits: toSafeNumber(one.minimumPayout),
    reserve_bps: one.reserveBps,
    reserve_days: one.reserveDays,
    maximum_markup_bps: one.maximumMarkupBps,
    default_schedule: one.defaultSchedule,
  };
}

export function datedPolicyToWire(
  one: Policy & { readonly id: string; readonly effectiveFrom: Date | null },
) {
  const { id, effectiveFrom } = one;
  return { ...policyToWire(one), id, effective_from: effectiveFrom?.toISOString() ?? null };
}

export function runFiguresToWire(figures: RunFigures): z.input<typeof run> {
  return {
    payouts: figures.payoutsPlanned,
    transfer_credits: creditsOf(figures.transferTotal),
    reserve_credits: creditsOf(figures.reserveTotal),
  };
}

export function safeguardsToWire(one: Safeguards): z.input<typeof safeguards> {
  return {
    confirm_above_credits: toSafeNumber(one.confirmAbove),
    approve_above_credits: toSafeNumber(one.approveAbove),
  };
}
