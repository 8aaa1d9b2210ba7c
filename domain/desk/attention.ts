import type { Micros } from "../money";
import type { Safeguards } from "./demand";
import type { OpenFinding } from "./finding";
import type { Proposal } from "./proposal";

/** What may wait for an operator. The order is that of the queue: money at risk first. */
export const ATTENTION_KINDS = [
  "sending_stopped",
  "unknown_attempt",
  "funding_short",
  "failed_payout",
  "returned_payout",
  "restricted_account",
  "parked_event",
  "finding",
  "safeguards_raised",
  "proposal",
] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/** One thing that waits for an operator, with what it takes to act on it. */
export type Attention =
  | ({ readonly kind: "sending_stopped" } & SendingStop)
  | ({ readonly kind: "unknown_attempt" } & UnknownAttempt)
  | ({ readonly kind: "funding_short" } & OpenFinding)
  | ({ readonly kind: "failed_payout" } & FailedPayout)
  | ({ readonly kind: "returned_payout" } & ReturnedPayout)
  | ({ readonly kind: "restricted_account" } & RestrictedAccount)
  | ({ readonly kind: "parked_event" } & ParkedEvent)
  | ({ readonly kind: "finding" } & OpenFinding)
  | ({ readonly kind: "safeguards_raised" } & SafeguardsRaised)
  | ({ readonly kind: "proposal" } & Proposal);

/** Somebody let more be done without a second person. */
export interface SafeguardsRaised {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly before: Safeguards;
  readonly after: Safeguards;
}

export interface SendingStop {
  readonly stoppedAt: Date;
  readonly reason: string;
}

export interface UnknownAttempt {
  readonly developerId: string;
  readonly developer: string;
  readonly payoutId: string;
  readonly amount: Micros;
  readonly since: Date;
  readonly sends: number;
  readonly emptyListings: number;
  readonly nextTryAt: Date | null;
}

export interface FailedPayout {
  readonly developerId: string;
  readonly developer: string;
  readonly payoutId: string;
  readonly amount: Micros;
  readonly since: Date;
  readonly failureCode: string | null;
  /** Nothing goes out by itself until a look finds the account ready (R10). */
  readonly autoStopped: boolean;
}

export interface ReturnedPayout {
  readonly developerId: string;
  readonly developer: string;
  readonly payoutId: string;
  readonly amount: Micros;
  readonly since: Date | null;
  readonly failureCode: string | null;
  /** What is acknowledged: this return, not the next. */
  readonly subject: string;
}

export interface RestrictedAccount {
  readonly developerId: string;
  readonly developer: string;
  /** What is acknowledged: this restriction, not the next. */
  readonly subject: string;
  /** Owed: payable and held. */
  readonly amount: Micros;
  /** The first run that passed them over for it, else the last look at the account. */
  readonly since: Date;
  readonly disabledReason: string | null;
  readonly currentlyDue: readonly string[];
  readonly inReview: boolean;
}

export interface ParkedEvent {
  readonly eventId: string;
  readonly type: string;
  readonly since: Date;
  readonly tries: number;
  readonly lastFault: string | null;
  /** In cents, where its object has an amount. */
  readonly cents: bigint | null;
}
