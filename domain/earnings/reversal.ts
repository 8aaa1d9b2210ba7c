import { unreadableBecause } from "@/domain/earnings/unreadable";
import { isName } from "@/domain/earnings/usage";
import type { Micros } from "@/domain/money";

export const REVERSAL_REASONS = ["refund", "chargeback", "correction"] as const;
type ReversalReason = (typeof REVERSAL_REASONS)[number];

/** One refund or chargeback that the gateway reports, checked. */
export interface Reversal {
  readonly id: string;
  readonly eventId: string;
  readonly appId: string;
  readonly reason: ReversalReason;
  /** How much of the call's cost is taken back; null for all that is left. */
  readonly cost: Micros | null;
}

export const REVERSAL_FAULTS = [
  "invalid_event",
  "invalid_id",
  "invalid_event_id",
  "invalid_app_id",
  "invalid_reason",
  "invalid_cost",
  "unknown_app",
  "unknown_event",
  "exceeds_original",
  "id_conflict",
] as const;
type ReversalFaultCode = (typeof REVERSAL_FAULTS)[number];

export interface ReversalFault {
  readonly code: ReversalFaultCode;
  readonly detail: string;
}

export type CheckedReversal = { readonly reversal: Reversal } | { readonly fault: ReversalFault };

/** Reads one reported reversal as it came off the wire (section 4, R13). */
export function checkReversal(raw: unknown): CheckedReversal {
  const unreadable = unreadableBecause(raw);
  if (unreadable) return fault("invalid_event", unreadable);
  const fields: Readonly<Record<string, unknown>> = { ...Object(raw) };
  const reason = REVERSAL_REASONS.find((known) => known === fields.reason);
  const cost = fields.cost_credits ?? null;

  if (!isName(fields.id)) return fault("invalid_id", "id must be 1 to 200 characters");
  if (!isName(fields.event_id)) {
    return fault("invalid_event_id", "event_id must be 1 to 200 characters");
  }
  if (!isName(fields.app_id)) return fault("invalid_app_id", "app_id must be 1 to 200 characters");
  if (!reason) return fault("invalid_reason", `reason must be ${REVERSAL_REASONS.join(", ")}`);
  if (cost !== null && !isCost(cost)) {
    return fault("invalid_cost", "cost_credits must be a whole number above 0");
  }
  return {
    reversal: {
      id: fields.id,
      eventId: fields.event_id,
      appId: fields.app_id,
      reason,
      cost: cost === null ? null : BigInt(cost),
    },
  };
}

function isCost(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

function fault(code: ReversalFaultCode, detail: string): CheckedReversal {
  return { fault: { code, detail } };
}

export interface ReversalReport {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly (ReversalFault & {
    readonly index: number;
    readonly id: string | null;
  })[];
  /** What was taken back from developers, in micros. */
  readonly clawedBack: Micros;
}

/** What became of one reported reversal. */
export type ReversalVerdict =
  | { readonly kind: "taken"; readonly amount: Micros }
  | { readonly kind: "duplicate" }
  | { readonly kind: "rejected"; readonly fault: ReversalFault };
