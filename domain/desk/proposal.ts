import type { Micros } from "@/domain/money";
import { REVERSAL_REASONS } from "../earnings/reversal";
import type { Effect, ProposalState, StoredAction } from "./money-action";

/** A money action that waits for a second person, or what became of it. */
export interface Proposal {
  readonly id: string;
  readonly action: StoredAction;
  readonly amount: Micros;
  /** As measured when it was proposed; empty for what concerns everybody at once. */
  readonly effects: readonly Effect[];
  readonly state: ProposalState;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly note: string | null;
}

/** Why, in the proposer's word; of clawbacks each reason that a row gives. */
export function reasonOf(action: StoredAction): string | null {
  if (action.kind === "clawback") return reasonsOf(action.rows);
  return "reason" in action ? action.reason : null;
}

export function reasonsOf(rows: readonly object[]): string {
  return REVERSAL_REASONS.filter((reason) =>
    rows.some((row) => "reason" in row && row.reason === reason),
  ).join(", ");
}

/** Whose money it moves, and how much of it each way, for the audit log. */
export function proposalFacts(one: Pick<Proposal, "action" | "amount" | "effects">) {
  const { action, amount, effects } = one;
  const named = "developerId" in action ? [action.developerId] : [];
  return {
    kind: action.kind,
    amount_credits: String(amount),
    ...(action.kind === "adjustment" ? { adjusted_by_credits: action.amount } : {}),
    reason: reasonOf(action),
    ...("payoutId" in action ? { payout_id: action.payoutId } : {}),
    developers: effects.map(({ name }) => name),
    developer_ids: effects.length > 0 ? effects.map(({ developerId }) => developerId) : named,
  };
}
