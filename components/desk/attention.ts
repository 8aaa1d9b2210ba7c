import type { ProposalState, StoredAction } from "@/domain/desk/money-action";
import type { Micros } from "@/domain/money";

/** What the queue is made of, as it comes from the books. */
interface Whose {
  readonly developerId: string;
  readonly developer: string;
  readonly amount: Micros;
}

interface Found {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly detail: string;
  readonly amount: Micros | null;
  readonly firstSeenAt: Date;
}

export type Attention =
  | { readonly kind: "sending_stopped"; readonly reason: string; readonly stoppedAt: Date }
  | (Whose & {
      readonly kind: "unknown_attempt";
      readonly payoutId: string;
      readonly since: Date;
      readonly sends: number;
      readonly emptyListings: number;
    })
  | (Found & { readonly kind: "funding_short" | "finding" })
  | (Whose & {
      readonly kind: "failed_payout";
      readonly payoutId: string;
      readonly since: Date;
      readonly failureCode: string | null;
      readonly autoStopped: boolean;
    })
  | (Whose & {
      readonly kind: "returned_payout";
      readonly payoutId: string;
      readonly subject: string;
      readonly since: Date | null;
      readonly failureCode: string | null;
    })
  | (Whose & {
      readonly kind: "restricted_account";
      readonly subject: string;
      readonly since: Date;
      readonly disabledReason: string | null;
      readonly currentlyDue: readonly string[];
      readonly inReview: boolean;
    })
  | {
      readonly kind: "parked_event";
      readonly eventId: string;
      readonly type: string;
      readonly since: Date;
      readonly tries: number;
      readonly lastFault: string | null;
      readonly cents: bigint | null;
    }
  | {
      readonly kind: "proposal";
      readonly id: string;
      readonly action: StoredAction;
      readonly amount: Micros;
      readonly state: ProposalState;
      readonly proposedBy: string;
      readonly proposedAt: Date;
    };
