/**
 * A coded business "no". Operations answer with one; the edge turns it into HTTP. An invariant
 * violation is different: it throws.
 */
export const REFUSAL_CODES = [
  "unauthenticated",
  "forbidden",
  "foreign_origin",
  "not_found",
  "method_not_allowed",
  "rate_limited",
  "idempotency_key_in_use",
  "idempotency_key_reused",
  "invalid_request",
  "invalid_field",
  "body_too_large",
  "unsupported_media_type",
  "payout_not_confirmed",
  "connect_incomplete",
  "no_connected_account",
  "connect_not_started",
  "onboarding_incomplete",
  "onboarding_failed",
  "connect_status_failed",
  "account_link_failed",
  "dashboard_link_failed",
  "payment_methods_failed",
  "payout_not_cancellable",
  "endpoint_disabled",
  "texts_unavailable",
  "payout_not_retryable",
  "stripe_unreachable",
  "confirmation_required",
  "changed_meanwhile",
  "proposal_closed",
  "second_person_required",
  "clock_backwards",
  "signature_invalid",
  "tax_forms_at_stripe",
  "not_ready",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface FieldFault {
  readonly path: string;
  readonly detail: string;
}

export interface RefusalFacts {
  /** Replaces the code's usual sentence. */
  readonly detail?: string;
  readonly faults?: readonly FieldFault[];
  /** Further members of the problem document. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Further headers of the answer, as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What stood behind it: for the log, never for the wire. */
  readonly cause?: unknown;
}

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: RefusalFacts;

  constructor(code: RefusalCode, facts: RefusalFacts = {}) {
    super(facts.detail ?? code, { cause: facts.cause });
    this.name = "Refusal";
    this.code = code;
    this.facts = facts;
  }
}
