import type { Micros } from "../money";
import type { DecisionCode } from "./decide";
import type { PayoutState } from "./states";

/** What a run pays in all, or would. Money in micros. */
export interface RunFigures {
  readonly payoutsPlanned: number;
  readonly transferTotal: Micros;
  readonly reserveTotal: Micros;
}

interface RunTotals extends RunFigures {
  readonly asOf: Date;
  readonly developersSeen: number;
}

export interface RunSummary extends RunTotals {
  readonly id: string;
  readonly state: "planning" | "completed";
  readonly completedAt: Date | null;
}

export interface ListedRun extends RunSummary {
  readonly startedBy: string;
  /** Its payouts that are not sent yet, and neither failed nor cancelled. */
  readonly waiting: number;
}

export interface RunProgress {
  readonly run: ListedRun;
  /** How many developers it decided what for. */
  readonly decisions: Readonly<Record<string, number>>;
  /** Where its payouts are. */
  readonly payouts: readonly {
    readonly state: PayoutState;
    readonly payouts: number;
    readonly amount: Micros;
  }[];
}

export type RunOutcome =
  | { readonly kind: "already_running"; readonly runId: string | null }
  | {
      readonly kind: "completed";
      readonly run: RunSummary;
      readonly decisions: Readonly<Record<string, number>>;
    };

/** What a run made now would come to. */
export interface PayoutPreview {
  readonly kind: "dry_run";
  readonly run: RunTotals & { readonly id: null };
  readonly decisions: Readonly<Record<string, number>>;
  /** The largest of what was asked for. */
  readonly largest: readonly PreviewedDecision[];
}

export interface PreviewedDecision {
  readonly developerId: string;
  /** Their name. */
  readonly developer: string;
  readonly code: DecisionCode;
  readonly payable: Micros;
  readonly held: Micros;
  /** 0 unless they would be paid. */
  readonly transfer: Micros;
  readonly reserve: Micros;
}
