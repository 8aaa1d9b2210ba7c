import type { Readiness } from "@/domain/connect/readiness";
import { fromCents, type Micros, toCents } from "@/domain/money";
import { isDue } from "@/domain/payouts/schedule";
import { type PayoutSplit, splitPayout } from "@/domain/payouts/split";
import type { Policy, Schedule } from "@/domain/policy";

/** What a run may decide for a developer who has money (R12). */
export const DECISION_CODES = [
  "paid",
  "below_minimum",
  "below_threshold",
  "in_hold",
  "not_connected",
  "onboarding_incomplete",
  "payouts_disabled",
  "auto_off",
  "not_scheduled_today",
  "paused",
  "payout_unresolved",
  "negative",
  "rounds_to_zero",
] as const;
export type DecisionCode = (typeof DECISION_CODES)[number];
export type SkipCode = Exclude<DecisionCode, "paid">;

/** Everything a decision needs to know about one developer at one moment. Money in micros. */
export interface PayoutFacts {
  readonly readiness: Readiness;
  /** Payable accruals and clawbacks: E of R5. */
  readonly payableEarned: Micros;
  /** Payable rows of every other kind: R of R5. */
  readonly payableOther: Micros;
  /** Not payable yet. */
  readonly held: Micros;
  readonly paused: boolean;
  readonly hasUnresolvedPayout: boolean;
  readonly autoEnabled: boolean;
  /** Stopped by a failure of the developer's own account until it is ready again (R10). */
  readonly autoStopped: boolean;
  readonly schedule: Schedule;
  readonly threshold: Micros;
}

export type Occasion =
  | { readonly by: "run"; readonly asOf: Date; readonly lastRunAt: Date | null }
  | { readonly by: "developer" };

export type Decision =
  | ({ readonly kind: "pay" } & PayoutSplit)
  | { readonly kind: "skip"; readonly code: SkipCode; readonly payable: Micros };

/** Who is paid, and how much (R4, R5, R12): pure, and the only place that decides it. */
export function decidePayout(facts: PayoutFacts, policy: Policy, occasion: Occasion): Decision {
  const split = splitPayout(facts.payableEarned, facts.payableOther, policy.reserveBps);
  const obstacle =
    standingObstacle(facts, occasion) ??
    amountObstacle(facts, policy, occasion, split) ??
    scheduleObstacle(facts, occasion);

  return obstacle
    ? { kind: "skip", code: obstacle, payable: split.gross }
    : { kind: "pay", ...split };
}

/** What stands in the way whatever the amount. */
function standingObstacle(facts: PayoutFacts, occasion: Occasion): SkipCode | null {
  if (facts.hasUnresolvedPayout) return "payout_unresolved";
  if (facts.paused) return "paused";
  if (facts.readiness !== "ready") return facts.readiness;
  if (occasion.by === "developer") return null;
  const automatic = facts.autoEnabled && !facts.autoStopped && facts.schedule !== "manual";
  return automatic ? null : "auto_off";
}

function amountObstacle(
  facts: PayoutFacts,
  policy: Policy,
  occasion: Occasion,
  split: PayoutSplit,
): SkipCode | null {
  if (split.gross < 0n) return "negative";
  if (split.gross === 0n && facts.held > 0n) return "in_hold";
  if (split.gross < policy.minimumPayout) return "below_minimum";
  if (occasion.by === "run" && split.gross < facts.threshold) return "below_threshold";
  if (toCents(split.transfer) === 0n) return "rounds_to_zero";
  return null;
}

function scheduleObstacle(facts: PayoutFacts, occasion: Occasion): SkipCode | null {
  if (occasion.by === "developer") return null;
  return isDue(facts.schedule, occasion.asOf, occasion.lastRunAt) ? null : "not_scheduled_today";
}

/** A developer's own threshold arrives in cents from their settings. */
export function thresholdFromCents(cents: number): Micros {
  return fromCents(BigInt(cents));
}
