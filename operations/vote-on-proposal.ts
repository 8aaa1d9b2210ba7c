import "server-only";
import type { Transaction } from "@/db/client";
import { writeAudit } from "@/db/queries/audit-log";
import { decideProposal as decide, lockProposal } from "@/db/queries/proposals";
import { typedAmount } from "@/domain/desk/demand";
import { fromStored } from "@/domain/desk/money-action";
import { isPlatformAction } from "@/domain/desk/platform-action";
import { type Proposal, proposalFacts } from "@/domain/desk/proposal";
import type { Micros } from "@/domain/money";
import { Refusal } from "@/domain/refusals";
import { measure } from "./carry-out-action";
import { nameOf, type OperatorContext, personOf } from "./context";
import { type AfterApproval, approvePlatform } from "./money-actions/approve-platform";
import { isTyped } from "./money-actions/consent";

export interface ProposalVote {
  readonly proposalId: string;
  readonly vote: "approve" | "decline";
  readonly note?: string | undefined;
  /** The amount as it was typed; to approve. */
  readonly confirmation?: string | undefined;
}

/** What was carried out. */
export interface Approved {
  readonly amount: Micros;
}

interface Done extends Approved {
  readonly after: AfterApproval;
}

/**
 * A second person's word on a proposal. Approved, it is carried out in this very transaction,
 * once. Who proposed it may only withdraw it. Refuses `not_found`, `proposal_closed`,
 * `second_person_required`, `confirmation_required`, `changed_meanwhile` when it would now move
 * more, and what the action itself refuses.
 */
export async function voteOnProposal(
  ctx: OperatorContext,
  input: ProposalVote,
): Promise<Approved | null> {
  const now = await ctx.now();
  const decided = await ctx.db.transaction(async (tx) => {
    const proposal = await lockProposal(tx, input.proposalId);
    if (!proposal) throw new Refusal("not_found");
    if (proposal.state !== "open") throw new Refusal("proposal_closed");
    const by = personOf(ctx.actor);
    const isOwn = proposal.proposedBy.toLowerCase() === by.toLowerCase();
    const note = input.note ?? null;
    const decision = { id: proposal.id, by, now, note };

    if (input.vote === "decline") {
      await decide(tx, { ...decision, state: isOwn ? "withdrawn" : "declined" });
      await tell(tx, isOwn ? "proposal.withdraw" : "proposal.decline", proposal);
      return null;
    }
    if (isOwn) throw new Refusal("second_person_required");
    refuseUntyped(proposal, input.confirmation);
    const done = await carryOut(tx, proposal);
    await decide(tx, { ...decision, state: "executed" });
    await tell(tx, "proposal.approve", proposal);
    return done;
  });
  await decided?.after();
  return decided && { amount: decided.amount };

  async function carryOut(tx: Transaction, proposal: Proposal): Promise<Done> {
    const action = fromStored(proposal.action);
    const { amount, id: proposalId, proposedBy } = proposal;
    const approving = { ...ctx, actor: { ...ctx.actor, approves: { proposalId, proposedBy } } };
    if (isPlatformAction(action)) {
      return { amount, after: await approvePlatform(approving, tx, { action, amount, now }) };
    }
    const measured = await measure(approving, tx, action, now);
    if (measured.amount > amount) throw new Refusal("changed_meanwhile");
    return { amount: measured.amount, after: async () => undefined };
  }

  async function tell(tx: Transaction, action: string, proposal: Proposal): Promise<void> {
    const { id: subject, proposedBy } = proposal;
    const facts = {
      proposed_by: proposedBy,
      ...proposalFacts(proposal),
      ...(input.note ? { note: input.note } : {}),
    };
    await writeAudit(tx, { actor: nameOf(ctx.actor), action, subject, facts });
  }
}

function refuseUntyped({ amount }: Proposal, typed: string | undefined): void {
  const wanted = typedAmount(amount);
  if (isTyped(wanted, typed)) return;
  const detail = `Type the amount to approve it: ${wanted}`;
  throw new Refusal("confirmation_required", { detail, members: { confirmation: wanted } });
}
