import type { LedgerAccount } from "@/domain/ledger/accounts";
import type { Micros } from "@/domain/money";
import type { ReversalVerdict } from "../earnings/reversal";

/**
 * What an operator may do by hand to what a developer is owed. Each carries its own id, so that
 * done twice it is done once.
 */
export type MoneyAction =
  | {
      readonly kind: "adjustment";
      readonly developerId: string;
      readonly id: string;
      readonly amount: Micros;
      readonly reason: string;
    }
  | {
      readonly kind: "write_off";
      readonly developerId: string;
      readonly id: string;
      readonly reason: string;
    }
  | {
      readonly kind: "payout_cancellation";
      readonly developerId: string;
      readonly payoutId: string;
      readonly reason: string;
    }
  | {
      readonly kind: "clawback";
      readonly id: string;
      readonly source: ClawbackSource;
      /** Reversals as they were handed in, unchecked. */
      readonly rows: readonly object[];
    };

export const CLAWBACK_SOURCES = ["single", "csv"] as const;
export type ClawbackSource = (typeof CLAWBACK_SOURCES)[number];

/** An action as a proposal keeps it: amounts as text. */
export type StoredAction =
  | (Omit<Extract<MoneyAction, { kind: "adjustment" }>, "amount"> & { readonly amount: string })
  | Exclude<MoneyAction, { kind: "adjustment" }>;

export const PROPOSAL_STATES = ["open", "executed", "declined", "withdrawn", "expired"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** So long may a second person take to approve. */
export const PROPOSAL_DAYS = 3;

export function toStored(action: MoneyAction): StoredAction {
  return action.kind === "adjustment" ? { ...action, amount: String(action.amount) } : action;
}

export function fromStored(stored: StoredAction): MoneyAction {
  return stored.kind === "adjustment" ? { ...stored, amount: BigInt(stored.amount) } : stored;
}

/** What makes two requests the same action. */
export function actionKey(action: MoneyAction): string {
  switch (action.kind) {
    case "adjustment":
    case "write_off":
      return `${action.kind}:${action.developerId}:${action.id}`;
    case "payout_cancellation":
      return `${action.kind}:${action.payoutId}`;
    case "clawback":
      return `${action.kind}:${action.id}`;
    default:
      return action satisfies never;
  }
}

/** One of a developer's ledger accounts that an action changes. */
export interface LedgerChange {
  readonly ledgerAccount: LedgerAccount;
  readonly before: Micros;
  readonly after: Micros;
}

/** What an action does to one developer, measured, not foretold. */
export interface Effect {
  readonly developerId: string;
  readonly name: string;
  readonly changes: readonly LedgerChange[];
}

export interface Safeguards {
  /** From above this amount on, it has to be typed. */
  readonly confirmAbove: Micros;
  /** From above this amount on, a second person has to approve. */
  readonly approveAbove: Micros;
}

/** What stands between an operator and this amount. */
export function guardsFor(amount: Micros, { confirmAbove, approveAbove }: Safeguards) {
  return { mustType: amount > confirmAbove, needsApproval: amount > approveAbove };
}

/** What has to be typed: dollars and cents without a sign, a cent's parts rounded away. */
export function typedAmount(amount: Micros): string {
  const cents = amount / 10_000n;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
}

/** What an action does, measured in the books before and after it. */
export interface Measured {
  readonly amount: Micros;
  /** Empty when it was done before. */
  readonly effects: readonly Effect[];
  /** For clawbacks, one for each row. */
  readonly verdicts: readonly ReversalVerdict[];
}

export interface ActionOutcome extends Measured {
  readonly kind: "rehearsed" | "done" | "proposed";
  /** What has to be typed; null when nothing has. */
  readonly confirmation: string | null;
  readonly needsApproval: boolean;
  readonly proposal: { readonly id: string; readonly expiresAt: Date } | null;
}
