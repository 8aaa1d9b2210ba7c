import { z } from "zod";
import type { HandedOver } from "@/domain/desk/demand";
import { type ActionOutcome, CLAWBACK_SOURCES, type Effect } from "@/domain/desk/money-action";
import { REVERSAL_FAULTS, type ReversalVerdict } from "@/domain/earnings/reversal";
import { LEDGER_ACCOUNTS } from "@/domain/ledger/accounts";
import type { Contract } from "../contract";
import { credits, creditsOf, instant, payoutId, reason, sentCredits, text } from "../fields";
import { reportedReversal } from "../usage/reports";

const auth = { kinds: ["operator"], scope: "operate" } as const;
const developerId = "dev_0199f3a2c4d87e5b9a6c1f2e3d4b5a69";

const DESCRIPTION =
  "With `dry_run` nothing is done: `effects` and `this_will` say what would be, found by doing " +
  "it and undoing it. Where `confirmation` is not null, send it to confirm the amount; where " +
  "`needs_approval` is true the action becomes a proposal, which another admin approves.";

/** What every money action is asked with, beside what it is. */
export const consent = {
  dry_run: z.boolean().default(false),
  confirmation: text(40).optional().describe("The amount, as a dry run names it."),
};

export const effect = z.object({
  developer_id: z.string(),
  name: z.string(),
  changes: z.array(
    z.object({
      ledger_account: z.enum(LEDGER_ACCOUNTS),
      before_credits: credits,
      after_credits: credits,
    }),
  ),
});

const verdict = z.object({
  row: z.int().describe("From 1."),
  outcome: z.enum(["taken", "duplicate", "rejected"]),
  amount_credits: credits,
  code: z.enum(REVERSAL_FAULTS).nullable(),
  detail: z.string().nullable(),
});

/** What a money action asks for, beside what it does. */
export const demand = {
  confirmation: z.string().nullable(),
  needs_approval: z.boolean(),
  proposal: z.object({ id: z.string(), expires_at: instant }).nullable(),
};
export const NO_DEMAND = { confirmation: null, needs_approval: false, proposal: null } as const;

export function demandToWire({ confirmation, needsApproval, proposal: open }: HandedOver) {
  return {
    confirmation,
    needs_approval: needsApproval,
    proposal: open && { id: open.id, expires_at: open.expiresAt.toISOString() },
  };
}

const answer = z.object({
  status: z.enum(["dry_run", "done", "proposed"]),
  amount_credits: credits,
  this_will: z.array(z.string()),
  developers: z.int().describe("How many are touched; `effects` names the first hundred."),
  effects: z.array(effect),
  ...demand,
});
export type MoneyAnswer = z.input<typeof answer>;

const exampleAnswer = {
  status: "done",
  amount_credits: 5_000_000,
  this_will: ["Ada Lindqvist is owed $5.00 more: $17.00 instead of $12.00."],
  developers: 1,
  effects: [
    {
      developer_id: developerId,
      name: "Ada Lindqvist",
      changes: [
        { ledger_account: "owed", before_credits: 12_000_000, after_credits: 17_000_000 },
        { ledger_account: "losses", before_credits: 0, after_credits: -5_000_000 },
      ],
    },
  ],
  ...NO_DEMAND,
} as const;

const shared = {
  method: "POST",
  description: DESCRIPTION,
  auth,
  idempotent: true,
  response: answer,
  successStatus: 201,
} as const;

export const adjustEarningsContract = {
  ...shared,
  path: "/api/v1/operator/adjustments",
  summary: "Move what a developer is owed up or down by hand",
  body: z.object({
    id: text(100),
    developer_id: text(100),
    amount_credits: sentCredits,
    reason,
    ...consent,
  }),
  refusals: ["not_found", "confirmation_required"],
  example: {
    request: {
      id: "adj_1",
      developer_id: developerId,
      amount_credits: 5_000_000,
      reason: "Goodwill",
    },
    response: exampleAnswer,
  },
} as const satisfies Contract;

export const writeOffContract = {
  ...shared,
  path: "/api/v1/operator/write-offs",
  summary: "Give up a developer's negative balance: the platform bears it",
  body: z.object({ id: text(100), developer_id: text(100), reason, ...consent }),
  refusals: ["not_found", "confirmation_required"],
  example: {
    request: { id: "off_1", developer_id: developerId, reason: "Account abandoned" },
    response: exampleAnswer,
  },
} as const satisfies Contract;

export const cancelPayoutContract = {
  ...shared,
  path: "/api/v1/operator/payout-cancellations",
  summary: "Withdraw a payout that has not gone out",
  body: z.object({ developer_id: text(100), payout_id: payoutId, reason, ...consent }),
  refusals: ["not_found", "payout_not_cancellable", "confirmation_required"],
  example: {
    request: {
      developer_id: developerId,
      payout_id: "pay_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
      reason: "Wrong account",
    },
    response: exampleAnswer,
  },
} as const satisfies Contract;

export const clawBackContract = {
  ...shared,
  path: "/api/v1/operator/clawbacks",
  summary: "Take back what refunded or disputed calls credited, one or a file of them",
  description: `Each row is judged by itself and known by app and \`id\`. ${DESCRIPTION}`,
  bodyLimit: 2 * 1024 * 1024,
  body: z.object({
    id: text(100).describe("Yours, of the whole intake."),
    source: z.enum(CLAWBACK_SOURCES).default("single"),
    rows: z.array(reportedReversal).min(1).max(1_000),
    ...consent,
  }),
  response: answer.extend({ rows: z.array(verdict) }),
  refusals: ["confirmation_required"],
  example: {
    request: {
      id: "intake_1",
      rows: [
        {
          id: "chargeback_9",
          event_id: "call_000001",
          app_id: "app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
          reason: "chargeback",
        },
      ],
    },
    response: {
      ...exampleAnswer,
      rows: [{ row: 1, outcome: "taken", amount_credits: 190_000, code: null, detail: null }],
    },
  },
} as const satisfies Contract;

export const MOST_EFFECTS = 100;

/** `thisWill` is said in the desk's words. */
export function moneyAnswerToWire(
  outcome: ActionOutcome,
  thisWill: readonly string[],
): MoneyAnswer {
  const { kind, amount, effects } = outcome;
  return {
    status: kind === "rehearsed" ? "dry_run" : kind,
    amount_credits: creditsOf(amount),
    this_will: [...thisWill],
    developers: effects.length,
    effects: effects.slice(0, MOST_EFFECTS).map(effectToWire),
    ...demandToWire(outcome),
  };
}

export function effectToWire({ developerId: id, name, changes }: Effect) {
  return {
    developer_id: id,
    name,
    changes: changes.map(({ ledgerAccount, before, after }) => ({
      ledger_account: ledgerAccount,
      before_credits: creditsOf(before),
      after_credits: creditsOf(after),
    })),
  };
}

export function verdictsToWire(verdicts: readonly ReversalVerdict[]): z.input<typeof verdict>[] {
  return verdicts.map((one, n) => ({
    row: n + 1,
    outcome: one.kind,
    amount_credits: one.kind === "taken" ? creditsOf(one.amount) : 0,
    code: one.kind === "rejected" ? one.fault.code : null,
    detail: one.kind === "rejected" ? one.fault.detail : null,
  }));
}
