import "server-only";
import { momentText } from "@/components/ui/date-text";
import { creditsOf } from "@/contract/fields";
import type { Readiness } from "@/domain/connect/readiness";
import type { AccountCheck } from "@/operations/check-account";
import type { FundingCheck } from "@/operations/check-funding";
import type { Funding } from "@/operations/get-funding";
import type { Reconciled } from "@/operations/reconcile-books";
import type { Resolution } from "@/operations/resolve-attempt";
import type { Retry } from "@/operations/retry-payout";

/** What came of an operator's action, in the desk's words. */
export function resolutionToWire(resolution: Resolution) {
  const { result, emptyListings, nextLookAt } = resolution;
  const said = {
    paid: "Stripe has it: the payout is paid.",
    failed: "Stripe refused it: the payout failed, and its earnings are payable again.",
    postponed: "It is proven that nothing arrived: the payout waits and is sent anew by itself.",
    unknown: `Stripe still does not say. ${laterText(resolution)}`,
    nothing_to_do: "It is resolved already.",
  }[result];
  return { said, result, empty_listings: emptyListings, next_look_at: toText(nextLookAt) };
}

/** While the key is safe asking does no harm at any time; afterwards a look too soon is void. */
function laterText({ nextLookAt, nextTryAt }: Resolution): string {
  if (nextLookAt) return `Press again after ${momentText(nextLookAt)}: sooner counts for nothing.`;
  const freely = "may press again at any time, and nothing is paid twice.";
  if (!nextTryAt) return `You ${freely}`;
  return `It is asked again by itself at ${momentText(nextTryAt)}; you ${freely}`;
}

export function retryToWire(retry: Retry) {
  switch (retry.kind) {
    case "due_now":
      return { said: "It is tried now.", payout_id: retry.payoutId };
    case "initiated":
      return { said: "A new payout is being sent.", payout_id: retry.payoutId };
    case "in_progress":
      return { said: "Another payout is on its way already.", payout_id: retry.payoutId };
    case "below_minimum":
      return { said: "What is payable does not reach the minimum.", payout_id: null };
    case "paused":
      return { said: "The developer is paused.", payout_id: null };
    default:
      return retry satisfies never;
  }
}

const READINESS_WORDS = {
  ready: "The account is ready.",
  not_connected: "There is no account at Stripe yet.",
  onboarding_incomplete: "Onboarding at Stripe is not finished.",
  payouts_disabled: "Stripe still lets nothing through.",
} as const satisfies Record<Readiness, string>;

export function accountCheckToWire({ readiness, currentlyDue, resumed }: AccountCheck) {
  const said = `${READINESS_WORDS[readiness]}${resumed ? " Automatic payouts go on." : ""}`;
  return { said, readiness, currently_due: [...currentlyDue], resumed };
}

export function fundingCheckToWire({ queued, isStopped }: FundingCheck) {
  const sent = queued === 1 ? "1 payout is being sent." : `${queued} payouts are being sent.`;
  return { said: isStopped ? "Sending is stopped: nothing goes out." : sent, queued };
}

export function reconciledToWire({ found, isNew, resolved }: Reconciled) {
  const open = `${found} open, ${isNew} of them new; ${resolved} went away.`;
  const said = found + resolved === 0 ? "Everything agrees." : open;
  return { said, found, new: isNew, resolved };
}

function toText(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}

export function fundingToWire({ available, missing, waiting, nextRun, ...rest }: Funding) {
  return {
    available_credits: available === null ? null : creditsOf(available),
    in_flight_credits: creditsOf(rest.inFlight),
    waiting_payouts: waiting.payouts,
    waiting_credits: creditsOf(waiting.amount),
    next_run_at: nextRun.at.toISOString(),
    next_run_credits: creditsOf(nextRun.amount),
    missing_credits: missing === null ? null : creditsOf(missing),
    short_since: toText(rest.shortSince),
  };
}
