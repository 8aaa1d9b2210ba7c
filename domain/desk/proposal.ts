import type { ProposalState, StoredAction } from "@/domain/desk/money-action";
import type { Micros } from "@/domain/money";

/** A money action that waits for a second person, or what became of it. */
export interface Proposal {
  readonly id: string;
  readonly action: StoredAction;
  readonly amount: Micros;
  readonly state: ProposalState;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly note: string | null;
}
