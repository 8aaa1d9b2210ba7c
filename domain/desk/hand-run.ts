import type { Micros } from "@/domain/money";
import type { PayoutPreview, RunOutcome } from "@/domain/payouts/run";
import type { Demand, OpenProposal } from "./demand";

/** What a run would do, and whether the platform's balance covers it. */
export interface RunForetold extends PayoutPreview, Demand {
  /** The platform's balance at Stripe; null when Stripe does not say. */
  readonly available: Micros | null;
  /** Promised before, and sent first. */
  readonly waiting: { readonly amount: Micros };
}

/** What came of a run that was asked for by hand. */
export type HandRunOutcome =
  | RunOutcome
  | RunForetold
  | { readonly kind: "proposed"; readonly proposal: OpenProposal };
