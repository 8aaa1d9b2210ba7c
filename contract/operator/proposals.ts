import { z } from "zod";
import { PROPOSABLE_KINDS, PROPOSAL_STATES } from "@/domain/desk/money-action";
import { type Proposal, reasonOf } from "@/domain/desk/proposal";
import type { Contract } from "../contract";
import { credits, creditsOf, instant, text } from "../fields";
import { consent, effect, effectToWire, MOST_EFFECTS } from "./money";

const proposalId = "prop_0199f3a2c4d87e5b9a6c1f2e3d4b5a69";

const proposal = z.object({
  id: z.string(),
  kind: z.enum(PROPOSABLE_KINDS),
  developer_id: z.string().nullable().describe("Null when it is about several, or everybody."),
  reason: z.string().nullable(),
  amount_credits: credits.describe("What is moved, in whichever direction."),
  adjusted_by_credits: credits.nullable().describe("Of an adjustment: below zero, it takes."),
  this_will: z.array(z.string()).describe("As the person who proposed it read it."),
  developers: z.int().describe("How many it touches."),
  effects: z.array(effect),
  state: z.enum(PROPOSAL_STATES),
  proposed_by: z.string(),
  proposed_at: instant,
  expires_at: instant,
  decided_by: z.string().nullable(),
  decided_at: instant.nullable(),
  note: z.string().nullable(),
});

export const listProposalsContract = {
  method: "GET",
  path: "/api/v1/operator/proposals",
  summary: "Money actions that wait for a second person, then the latest decided",
  auth: { kinds: ["operator"], scope: "desk:read" },
  response: z.object({ proposals: z.array(proposal) }),
  successStatus: 200,
  refusals: [],
  example: { response: { proposals: [] } },
} as const satisfies Contract;

export const voteContract = {
  method: "POST",
  path: "/api/v1/operator/proposal-votes",
  summary: "Approve a proposal as a second person, or decline it",
  description:
    "Approving carries it out, once, in the same transaction, or starts it there if it is a run; " +
    "`confirmation` is its amount. Who proposed it may only decline it, which withdraws it.",
  auth: { kinds: ["operator"], scope: "administer", sessionOnly: true },
  body: z.object({
    proposal_id: text(100),
    vote: z.enum(["approve", "decline"]),
    note: text(500).optional(),
    confirmation: consent.confirmation,
  }),
  response: z.object({ state: z.enum(["executed", "closed"]), amount_credits: credits }),
  idempotent: true,
  successStatus: 201,
  refusals: [
    ...["not_found", "proposal_closed", "second_person_required"],
    ...["confirmation_required", "changed_meanwhile", "payout_not_cancellable"],
  ] as const,
  example: {
    request: { proposal_id: proposalId, vote: "approve", confirmation: "2000.00" },
    response: { state: "executed", amount_credits: 2_000_000_000 },
  },
} as const satisfies Contract;

export function proposalToWire(
  { action, effects, ...one }: Proposal,
  thisWill: readonly string[],
): z.input<typeof proposal> {
  const [only, other] = effects;
  const developerId = only && !other ? only.developerId : null;
  return {
    id: one.id,
    kind: action.kind,
    developer_id: "developerId" in action ? action.developerId : developerId,
    reason: reasonOf(action) || null,
    amount_credits: creditsOf(one.amount),
    adjusted_by_credits: action.kind === "adjustment" ? creditsOf(BigInt(action.amount)) : null,
    this_will: [...thisWill],
    developers: effects.length,
    effects: effects.slice(0, MOST_EFFECTS).map(effectToWire),
    state: one.state,
    proposed_by: one.proposedBy,
    proposed_at: one.proposedAt.toISOString(),
    expires_at: one.expiresAt.toISOString(),
    decided_by: one.decidedBy,
    decided_at: one.decidedAt?.toISOString() ?? null,
    note: one.note,
  };
}
