import "server-only";
import type { RefusalCode, RefusalFacts } from "@/domain/refusals";
import { runtime } from "@/runtime";

interface Wording {
  readonly status: number;
  readonly title: string;
  /** The documented sentence. */
  readonly detail: string;
  /** What the wire calls it, where a document prescribes another name. */
  readonly code?: string;
}

/** How each refusal is said over HTTP. Exhaustive: a new code does not compile without words. */
export const WORDING = {
  unauthenticated: say(401, "Not signed in", "Send a valid access token or sign in."),
  forbidden: say(403, "Not allowed", "This credential may not do that."),
  foreign_origin: say(403, "Foreign origin", "This write came from another site."),
  not_found: say(404, "Not found", "There is nothing here."),
  method_not_allowed: say(405, "Method not allowed", "This path does not know that method."),
  rate_limited: say(429, "Too many requests", "This credential asks too often."),
  idempotency_key_in_use: say(409, "Still at it", "The first request with this key is not done."),
  idempotency_key_reused: say(
    422,
    "Idempotency key reused",
    "This Idempotency-Key came with a different request before.",
  ),
  invalid_request: say(400, "Bad request", "The request could not be read."),
  invalid_field: say(422, "Invalid fields", "Some fields are missing or out of range."),
  body_too_large: say(413, "Body too large", "The body is larger than this path takes."),
  unsupported_media_type: say(415, "Unsupported media type", "Send application/json."),
  payout_not_confirmed: say(400, "Not confirmed", "Payout must be confirmed"),
  connect_incomplete: say(400, "Onboarding incomplete", "Complete Stripe Connect onboarding first"),
  no_connected_account: say(400, "No connected account", "No Stripe Connect account found"),
  connect_not_started: {
    ...say(404, "Onboarding not started", "Stripe Connect onboarding has not been started."),
    code: "not_found",
  },
  onboarding_incomplete: say(
    409,
    "Onboarding incomplete",
    "Complete Stripe Connect onboarding first.",
  ),
  onboarding_failed: say(500, "Stripe failed", "Failed to start onboarding"),
  connect_status_failed: say(500, "Stripe failed", "Failed to get Connect status"),
  account_link_failed: say(500, "Stripe failed", "Failed to create account link"),
  dashboard_link_failed: say(500, "Stripe failed", "Failed to create dashboard link"),
  payment_methods_failed: say(500, "Stripe failed", "Failed to get payment methods"),
  payout_not_cancellable: say(
    409,
    "Too late to cancel",
    "The payout is being sent or is resolved already.",
  ),
  endpoint_disabled: say(409, "Endpoint disabled", "This endpoint is switched off or deleted."),
  texts_unavailable: say(503, "No text messages", "Text messages cannot be sent at the moment."),
  payout_not_retryable: say(
    409,
    "Nothing to try again",
    "Only a payout that waits, failed or was cancelled can be tried again.",
  ),
  stripe_unreachable: say(503, "Stripe does not answer", "Stripe did not answer. Try again."),
  confirmation_required: say(
    422,
    "Amount not confirmed",
    "This amount has to be confirmed by typing it.",
  ),
  changed_meanwhile: say(
    409,
    "Changed meanwhile",
    "What this would do is no longer what it was. Look again.",
  ),
  proposal_closed: say(409, "Proposal closed", "The proposal is decided or has expired."),
  second_person_required: say(
    403,
    "Takes a second person",
    "Somebody else than who proposed it has to approve.",
  ),
  clock_backwards: say(422, "Clock goes forward", "The test clock cannot go back."),
  signature_invalid: say(400, "Invalid signature", "The signature does not match the body."),
  tax_forms_at_stripe: say(
    501,
    "Not implemented",
    "Not implemented. Use the Stripe Connect dashboard instead.",
  ),
  not_ready: say(503, "Not ready", "The database is not ready yet."),
} as const satisfies Record<RefusalCode, Wording>;

const BROKEN = { ...say(500, "Something broke", "We failed to answer. Try again later.") };

export interface Problem extends Wording {
  readonly code: string;
  readonly facts: RefusalFacts;
}

export function problemOf(code: RefusalCode, facts: RefusalFacts = {}): Problem {
  const wording: Wording = WORDING[code];
  return { code, ...wording, detail: facts.detail ?? wording.detail, facts };
}

/** Says nothing about what broke: that is for the log, under the same request id. */
export const INTERNAL_PROBLEM: Problem = { ...BROKEN, code: "internal_error", facts: {} };

interface Place {
  readonly appUrl: string;
  readonly pathname: string;
  readonly requestId: string;
}

/**
 * The problem document of RFC 9457. Under `/developers/*` the second document's `error` object
 * stands beside its members.
 */
export function problemDocument(problem: Problem, place: Place): object {
  const { code, status, title, detail, facts } = problem;
  const isSecond = /^\/developers(\/|$)/.test(place.pathname);
  return {
    type: `${place.appUrl}/docs/api#problem-${code}`,
    title,
    status,
    detail,
    code,
    request_id: place.requestId,
    ...(facts.faults ? { errors: facts.faults } : {}),
    ...(isSecond ? { error: { code, message: detail } } : {}),
    ...facts.members,
  };
}

export function problemResponse(problem: Problem, request: Request, requestId: string): Response {
  const { pathname } = new URL(request.url);
  const { status, facts } = problem;
  const place = { appUrl: runtime().env.APP_URL, pathname, requestId };
  return new Response(JSON.stringify(problemDocument(problem, place)), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
      ...facts.headers,
    },
  });
}

function say(status: number, title: string, detail: string): Wording {
  return { status, title, detail };
}
