import type { Micros } from "@/domain/money";
import type { RunFigures } from "@/domain/payouts/run";
import type { Policy } from "@/domain/policy";
import type { HandedOver } from "./demand";

/** A change of policy with what it does. */
export interface PlannedPolicy extends HandedOver {
  readonly kind: "rehearsed" | "done" | "proposed";
  /** Null unless it was planned. */
  readonly id: string | null;
  /** How much money it sends another way in a month. */
  readonly amount: Micros;
  readonly before: Policy;
  readonly after: Policy;
  /** A run made now, by the policy in force and by the planned one. */
  readonly runBefore: RunFigures;
  readonly runAfter: RunFigures;
}
