import { SCHEDULE_WORDS } from "@/components/settings/schedule-words";
import { amountText } from "@/components/ui/amount-text";
import { momentText } from "@/components/ui/date-text";
import type { PlannedPolicy } from "@/domain/desk/planned-policy";
import type { RunFigures } from "@/domain/payouts/run";
import type { Policy } from "@/domain/policy";

type Planned = Pick<PlannedPolicy, "before" | "after" | "amount" | "runBefore" | "runAfter"> & {
  readonly effectiveFrom: Date;
};

/** Each number of a policy with its name and how people read it. */
export const POLICY_NUMBERS = {
  feeBps: { name: "Platform fee", show: (of: Policy) => `${of.feeBps / 100}%` },
  holdDays: { name: "Hold", show: (of: Policy) => `${of.holdDays} days` },
  minimumPayout: { name: "Least payout", show: (of: Policy) => amountText(of.minimumPayout) },
  reserveBps: { name: "Reserve", show: (of: Policy) => `${of.reserveBps / 100}%` },
  reserveDays: { name: "Reserve kept", show: (of: Policy) => `${of.reserveDays} days` },
  maximumMarkupBps: {
    name: "Highest markup",
    show: (of: Policy) => `${of.maximumMarkupBps / 100}%`,
  },
  defaultSchedule: {
    name: "Schedule of new developers",
    show: (of: Policy) => SCHEDULE_WORDS[of.defaultSchedule],
  },
} as const satisfies Record<keyof Policy, { name: string; show: (of: Policy) => string }>;

/** What a planned policy changes, and what it leaves. */
export function policyWords(planned: Planned): string[] {
  const { before, after, effectiveFrom, runBefore, runAfter, amount } = planned;
  const changes = Object.values(POLICY_NUMBERS)
    .filter(({ show }) => show(before) !== show(after))
    .map(({ name, show }) => `${name}: ${show(after)} instead of ${show(before)}.`);
  if (changes.length === 0) return ["Nothing changes: these are the numbers of that moment."];
  return [
    `From ${momentText(effectiveFrom)} on, and for nothing before:`,
    ...changes,
    `A run made now would pay ${runText(runAfter)} by it, instead of ${runText(runBefore)}.`,
    `Going by the last thirty days, it sends ${amountText(amount)} another way in a month.`,
    "What was recorded keeps the fee of its time, what was promised its reserve terms.",
  ];
}

function runText({ payoutsPlanned, transferTotal, reserveTotal }: RunFigures): string {
  const whom = payoutsPlanned === 1 ? "one developer" : `${payoutsPlanned} developers`;
  return `${whom} ${amountText(transferTotal)} and keep ${amountText(reserveTotal)}`;
}
