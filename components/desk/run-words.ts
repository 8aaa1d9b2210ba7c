import { amountText } from "@/components/ui/amount-text";
import type { RunForetold } from "@/domain/desk/hand-run";
import { sum } from "@/domain/money";
import type { PreviewedDecision } from "@/domain/payouts/run";

type Foretold = Pick<RunForetold, "available"> & {
  readonly run: Omit<RunForetold["run"], "id" | "asOf">;
  readonly largest: readonly Pick<PreviewedDecision, "developer" | "transfer">[];
  readonly waiting: RunForetold["waiting"];
};

/** What a run would do, in sentences, from a dry run: who, how much, and out of what. */
export function runWords(foretold: Foretold): string[] {
  const { developersSeen, payoutsPlanned, transferTotal, reserveTotal } = foretold.run;
  if (payoutsPlanned === 0) {
    return [`Nobody is paid: none of ${developersSeen} developers with money is due.`];
  }
  const whom = payoutsPlanned === 1 ? "One developer is" : `${payoutsPlanned} developers are`;
  const others = developersSeen - payoutsPlanned;
  return [
    `${whom} paid ${amountText(transferTotal)} in all; sending starts at once.`,
    namesText(foretold),
    `${amountText(reserveTotal)} is kept in reserve.`,
    fundingText(foretold),
    ...(others > 0 ? [`${others} more with money are passed over; the dry run says why.`] : []),
  ];
}

function namesText({ run, largest }: Foretold): string {
  const named = largest.map(({ developer, transfer }) => `${developer} ${amountText(transfer)}`);
  const left = run.payoutsPlanned - largest.length;
  const rest = run.transferTotal - sum(largest.map(({ transfer }) => transfer));
  return `${[...named, ...(left > 0 ? [`${left} others ${amountText(rest)}`] : [])].join(", ")}.`;
}

/** A payout is never split: what waits is whole payouts, and more than what is missing. */
function fundingText({ run, available, waiting }: Foretold): string {
  if (available === null) return "Stripe does not say what the platform has: some may wait.";
  const before = waiting.amount > 0n ? ` and ${amountText(waiting.amount)} promised before` : "";
  const missing = waiting.amount + run.transferTotal - available;
  const has = amountText(available);
  if (missing <= 0n) return `The platform’s ${has} at Stripe covers it${before}.`;
  const total = waiting.amount + run.transferTotal;
  const lacks = `${amountText(missing)} is missing.`;
  const short = `The platform has ${has} at Stripe for it${before}: ${lacks}`;
  const isOne = run.payoutsPlanned === 1 && waiting.amount === 0n;
  if (isOne || missing >= total) return `${short} Payouts go out whole: all of it waits.`;
  return (
    `${short} Payouts go out whole, oldest promise first: at least that much waits, ` +
    `and up to ${amountText(total)}.`
  );
}
