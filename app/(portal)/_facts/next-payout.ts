import { connectState } from "@/components/connect/connect-state";
import { requirementWords } from "@/components/connect/requirement-words";
import type { NextPayout, NextPayoutFacts } from "@/components/payouts/next-payout-sentence";
import type { ConnectedAccount } from "@/domain/connect/readiness";
import type { UpcomingPayout } from "@/operations/get-upcoming-payout";

/** What the sentence needs, out of what the operation answers. */
export function nextPayoutFacts(upcoming: UpcomingPayout, now: Date): NextPayoutFacts {
  const { facts, developer, connected, policy, returned, nextRelease } = upcoming;
  return {
    now,
    bank: bankLabel(connected),
    next: nextPayout(upcoming),
    held: facts.held,
    minimum: policy.minimumPayout,
    threshold: facts.threshold,
    nextRelease,
    holdDays: policy.holdDays,
    schedule: facts.schedule,
    autoStopped: facts.autoStopped,
    pausedReason: developer.pausedReason,
    returned,
    connect: {
      state: connectState(connected),
      missing: requirementWords(connected?.currentlyDue ?? []),
    },
  };
}

/** A coming run counts what matures until then; a reason speaks of what is payable today. */
function nextPayout({ forecast, facts }: UpcomingPayout): NextPayout {
  const { decision, runAt } = forecast;
  if (decision.kind === "skip") {
    const today = facts.payableEarned + facts.payableOther;
    const payable = decision.code === "negative" ? decision.payable : today;
    return { kind: "skip", code: decision.code, payable, on: runAt };
  }
  if (!runAt) throw new Error("a payout is planned for no day at all");
  return { kind: "pay", amount: decision.transfer, on: runAt };
}

/** Where a payout is said to go: what a bank has just refused is not promised to it again. */
export function payoutTarget(upcoming: Pick<UpcomingPayout, "connected" | "returned">): string {
  return upcoming.returned ? "your Stripe account" : bankLabel(upcoming.connected);
}

/** "Chase ••6789", as far as Stripe told us; it does not break at the end of a line. */
export function bankLabel(
  connected: Pick<ConnectedAccount, "bankName" | "bankLast4"> | null,
): string {
  if (!connected?.bankLast4) return "your bank";
  return `${connected.bankName ?? "your bank"}\u00a0••${connected.bankLast4}`;
}
