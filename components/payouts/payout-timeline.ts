import { isUnresolved } from "@/domain/payouts/states";
import { type Attempt, attemptWords } from "./attempt-words";
import { bankFailure, transferFailure } from "./failure-words";
import type { PayoutStanding } from "./payout-words";

export interface TimelineStep {
  readonly label: string;
  readonly at: Date | null;
  readonly status: "done" | "now" | "later" | "failed";
  /** A bank names the day only; one that is still ahead is an expectation. */
  readonly precision?: "day" | "expected_day";
  readonly note?: string;
}

export interface TimelineFacts extends PayoutStanding {
  readonly createdAt: Date;
  readonly firstSentAt: Date | null;
  /** The newest try at Stripe; null before the first. */
  readonly lastAttempt: Attempt | null;
  readonly paidAt: Date | null;
  readonly failedAt: Date | null;
  readonly failureCode: string | null;
  readonly settlementFailureCode: string | null;
  readonly requestedBy: string;
}

const SENT_ON = "Stripe sends it on by itself. Banks usually show it two working days later.";

/** The way of a payout's money, step by step, as far as it has come. */
export function payoutTimeline(facts: TimelineFacts): readonly TimelineStep[] {
  const planned: TimelineStep = {
    label: facts.requestedBy === "developer" ? "You asked for it" : "Planned by the daily run",
    at: facts.createdAt,
    status: "done",
  };
  if (facts.state === "failed" || facts.state === "cancelled") return [planned, stopped(facts)];
  return [planned, sent(facts), atStripe(facts), ...(reversal(facts) ?? [atBank(facts)])];
}

function stopped({ state, failedAt, failureCode }: TimelineFacts): TimelineStep {
  const { reason, cure } = transferFailure(failureCode);
  const back = "Nothing was sent; these earnings are payable again.";
  return state === "cancelled"
    ? { label: "Cancelled", at: failedAt, status: "failed", note: back }
    : {
        label: "Could not be sent",
        at: failedAt,
        status: "failed",
        note: `${reason} ${back} ${cure}`,
      };
}

function sent({ state, firstSentAt, paidAt, lastAttempt }: TimelineFacts): TimelineStep {
  if (isUnresolved(state)) {
    const note = lastAttempt ? attemptWords(lastAttempt, state) : "In line to be sent.";
    return { label: "Being sent", at: firstSentAt, status: "now", note };
  }
  return { label: "Sent", at: firstSentAt ?? paidAt, status: "done" };
}

function atStripe({ paidAt }: TimelineFacts): TimelineStep {
  return { label: "In your Stripe account", at: paidAt, status: paidAt ? "done" : "later" };
}

function reversal({ state }: TimelineFacts): TimelineStep[] | null {
  if (state !== "reversed") return null;
  const note = "The whole transfer was taken back at Stripe; these earnings are payable again.";
  return [{ label: "Reversed", at: null, status: "failed", note }];
}

function atBank(facts: TimelineFacts): TimelineStep {
  const { settlement, arrivesAt, paidAt, settlementFailureCode } = facts;
  switch (settlement) {
    case "deposited":
      return { label: "In your bank", at: arrivesAt, status: "done", precision: "day" };
    case "in_transit":
      return {
        label: "On its way to your bank",
        at: arrivesAt,
        status: "now",
        precision: "expected_day",
      };
    case "returned": {
      const { reason, cure } = bankFailure(settlementFailureCode);
      return {
        label: "Returned by your bank",
        at: arrivesAt,
        status: "failed",
        precision: "day",
        note: `${reason} The money is in your Stripe account. ${cure} Stripe then sends it again.`,
      };
    }
    case "none": {
      const status = paidAt ? "now" : "later";
      const note = paidAt ? SENT_ON : undefined;
      return { label: "In your bank", at: null, status, ...(note ? { note } : {}) };
    }
    default:
      return settlement satisfies never;
  }
}
