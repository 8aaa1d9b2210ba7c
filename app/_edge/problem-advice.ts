import { REFUSAL_CODES, type RefusalCode } from "@/domain/refusals";
import { INTERNAL_PROBLEM, type Problem, problemOf } from "./problem";

interface Advice {
  readonly cause: string;
  readonly cure: string;
}

export interface ExplainedProblem extends Advice {
  readonly problem: Problem;
}

/** Why each code comes and what helps. Exhaustive: a new code does not compile without it. */
const ADVICE = {
  unauthenticated: because(
    "No credential came along, or it is unknown, expired or revoked.",
    "Send Authorization: Bearer with a living token, or sign in again.",
  ),
  forbidden: because(
    "The credential is of the wrong kind or lacks the scope that the path names.",
    "Make a token with that scope, or use the kind of credential the path is for.",
  ),
  foreign_origin: because(
    "A browser sent a write with the session cookie from another site.",
    "Use a token outside the portal.",
  ),
  not_found: because(
    "The path or the object does not exist, or belongs to somebody else.",
    "Check the address and the id; ids of others are never found.",
  ),
  method_not_allowed: because(
    "The path exists but does not take this method.",
    "Use one that the Allow header names.",
  ),
  rate_limited: because(
    "This credential sent more requests in a minute than its limit.",
    "Wait as many seconds as Retry-After says; watch RateLimit to slow down in time.",
  ),
  idempotency_key_in_use: because(
    "A request with this Idempotency-Key is still being worked on.",
    "Send the same request again in a few seconds: it gets the answer of the first.",
  ),
  idempotency_key_reused: because(
    "This Idempotency-Key was used for a request with another body or query.",
    "Take a new key for each new request, and keep it for its repeats.",
  ),
  invalid_request: because(
    "The body is not what its content type promises, is not UTF-8, or nests too deep.",
    "Send well-formed JSON.",
  ),
  invalid_field: because(
    "Fields are missing, of the wrong type or out of range.",
    "errors names every one of them with its path.",
  ),
  body_too_large: because("The body has more bytes than the path takes.", "Send it in parts."),
  unsupported_media_type: because(
    "The Content-Type is none that the path reads.",
    "Send application/json, or one that the path lists.",
  ),
  payout_not_confirmed: because(
    "The body of a payout request does not say confirm: true.",
    'Send {"confirm": true}.',
  ),
  connect_incomplete: because(
    "Stripe cannot pay this developer yet: onboarding is not finished, or needs something more.",
    "Open a fresh onboarding link and finish it; the status tells when it is done.",
  ),
  no_connected_account: because(
    "The developer has never started onboarding.",
    "Start it with POST /api/v1/developer/earnings/connect/onboard.",
  ),
  connect_not_started: because(
    "The developer has never started onboarding.",
    "Start it with POST /developers/connect/onboard.",
  ),
  onboarding_incomplete: because(
    "The Stripe dashboard opens only once onboarding is done.",
    "Finish onboarding with a link from POST /developers/connect/refresh.",
  ),
  onboarding_failed: because(
    "Stripe did not create the account or its link.",
    "Try again in a minute; it continues with the same account.",
  ),
  connect_status_failed: because("Stripe did not tell the account's state.", "Try again."),
  account_link_failed: because("Stripe did not create the onboarding link.", "Try again."),
  dashboard_link_failed: because("Stripe did not create the dashboard link.", "Try again."),
  payment_methods_failed: because("Stripe did not list the bank accounts.", "Try again."),
  payout_not_cancellable: because(
    "The transfer may already be on its way, or the payout has ended.",
    "Look at the payout's state; what was sent can only be reversed at Stripe.",
  ),
  endpoint_disabled: because(
    "Something was to be sent to a webhook endpoint that does not listen.",
    "Switch the endpoint on first.",
  ),
  texts_unavailable: because(
    "This installation has no provider of text messages, or it does not answer.",
    "Choose e-mail, or try again later.",
  ),
  payout_not_retryable: because(
    "The payout is being sent, is paid, or its outcome is not known yet.",
    "Look at its state; an unknown outcome is resolved, not tried again.",
  ),
  stripe_unreachable: because(
    "Stripe did not answer, or not with sense.",
    "Try again in a minute; nothing was changed.",
  ),
  confirmation_required: because(
    "The amount is above what the desk moves without its being typed.",
    "Send confirmation: the amount in dollars and cents, as the member confirmation shows it.",
  ),
  changed_meanwhile: because(
    "The books moved between looking and doing, so that this would do more than was agreed.",
    "Ask for a dry run again and decide anew.",
  ),
  proposal_closed: because(
    "The proposal was approved, declined or withdrawn before, or its time is over.",
    "Look at its state; propose it anew if it is still wanted.",
  ),
  second_person_required: because(
    "Who proposed an action may not approve it, by a token of theirs neither.",
    "Ask another admin.",
  ),
  clock_backwards: because(
    "The sandbox's clock was to be set to an earlier time.",
    "Set it to a later time, or start a fresh sandbox.",
  ),
  signature_invalid: because(
    "None of the configured secrets signed this body within five minutes.",
    "Check the endpoint's secret and the clocks; send the body unchanged.",
  ),
  tax_forms_at_stripe: because(
    "Tax forms are collected and kept by Stripe.",
    "Use the Stripe dashboard; dashboard_url is a link into it when there is an account.",
  ),
  not_ready: because(
    "The database cannot be reached or its schema is being brought up to date.",
    "Try again in a few seconds.",
  ),
} as const satisfies Record<RefusalCode, Advice>;

const BROKEN = because(
  "Something broke on our side.",
  "Try again; if it stays, tell us the request_id.",
);

/** Every stable code once, in the order of the list. */
export function explainedProblems(): ExplainedProblem[] {
  const known = REFUSAL_CODES.map((code) => ({ problem: problemOf(code), ...ADVICE[code] }));
  const all = [...known, { problem: INTERNAL_PROBLEM, ...BROKEN }];
  // Where a document prescribes another name for a code, the name is explained once.
  const first = (code: string) => all.findIndex(({ problem }) => problem.code === code);
  return all.filter(({ problem }, at) => first(problem.code) === at);
}

function because(cause: string, cure: string): Advice {
  return { cause, cure };
}
