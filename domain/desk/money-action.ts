import type { LedgerAccount } from "@/domain/ledger/accounts";
import type { Micros } from "@/domain/money";
import type { ReversalVerdict } from "../earnings/reversal";
import type { HandedOver } from "./demand";
import {
  fromStoredPlatform,
  isPlatformAction,
  isStoredPlatform,
  type PlatformAction,
  platformKey,
  type StoredPlatformAction,
  toStoredPlatform,
} from "./platform-action";

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

/** Whatever can take a second person. */
export type Proposable = MoneyAction | PlatformAction;

export const CLAWBACK_SOURCES = ["single", "csv"] as const;
export type ClawbackSource = (typeof CLAWBACK_SOURCES)[number];

/** An action as a proposal keeps it: amounts as text. */
export type StoredAction =
  | (Omit<Extract<MoneyAction, { kind: "adjustment" }>, "amount"> & { readonly amount: string })
  | Exclude<MoneyAction, { kind: "adjustment" }>
  | StoredPlatformAction;
export const PROPOSABLE_KINDS = [
  "adjustment",
  "write_off",
  "payout_cancellation",
  "clawback",
  "payout_run",
  "policy_change",
] as const satisfies readonly StoredAction["kind"][];
export type ProposableKind = StoredAction["kind"];

export const PROPOSAL_STATES = ["open", "executed", "declined", "withdrawn", "expired"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** So long may a second person take to approve. */
export const PROPOSAL_DAYS = 3;

export function toStored(action: Proposable): StoredAction {
  if (isPlatformAction(action)) return toStoredPlatform(action);
  return action.kind === "adjustment" ? { ...action, amount: String(action.amount) } : action;
}

export function fromStored(stored: StoredAction): Proposable {
  if (isStoredPlatform(stored)) return fromStoredPlatform(stored);
  return stored.kind === "adjustment" ? { ...stored, amount: BigInt(stored.amount) } : stored;
}

/** What makes two requests the same action. */
export function actionKey(action: Proposable): string {
  if (isPlatformAction(action)) return platformKey(action);
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

/** An effect as a proposal keeps it: amounts as text. */
export type StoredEffect = Omit<Effect, "changes"> & {
  readonly changes: readonly {
    readonly ledgerAccount: LedgerAccount;
    readonly before: string;
    readonly after: string;
  }[];
};

export function effectsFromStored(stored: readonly StoredEffect[]): Effect[] {
  return stored.map(({ changes, ...whose }) => ({
    ...whose,
    changes: changes.map(({ ledgerAccount, before, after }) => ({
      ledgerAccount,
      before: BigInt(before),
      after: BigInt(after),
    })),
  }));
}

/** What an action does, measured in the books before and after it. */
export interface Measured {
  readonly amount: Micros;
  /** Empty when it was done before. */
  readonly effects: readonly Effect[];
  /** For clawbacks, one for each row. */
  readonly verdicts: readonly ReversalVerdict[];
}

export interface ActionOutcome extends Measured, HandedOver {
  readonly kind: "rehearsed" | "done" | "proposed";
}
