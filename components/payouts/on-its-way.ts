import type { SentenceParts } from "@/components/ui/sentence-parts";
import { type Micros, sum } from "@/domain/money";
import { isUnresolved } from "@/domain/payouts/states";
import type { PayoutStanding } from "./payout-words";

type OnItsWay = PayoutStanding & { readonly transfer: Micros };

/** What left us, or is about to, and has not reached the bank: told before what comes next. */
export function onItsWaySentence(
  payouts: readonly OnItsWay[],
  bank: string,
  now: Date,
): SentenceParts | null {
  const moving = payouts.filter(isOnItsWay);
  const [only] = moving;
  if (!only) return null;
  const amount = sum(moving.map(({ transfer }) => transfer));
  if (moving.length > 1) {
    return [{ amount }, ` is on its way to ${bank}, in ${moving.length} payouts`];
  }
  const due: SentenceParts = only.arrivesAt ? [", due ", { day: only.arrivesAt, now }] : [];
  return [{ amount }, ` is on its way to ${bank}`, ...due];
}

function isOnItsWay({ state, settlement }: PayoutStanding): boolean {
  if (isUnresolved(state)) return true;
  return isPaid(state) && (settlement === "none" || settlement === "in_transit");
}

function isPaid(state: PayoutStanding["state"]): boolean {
  return state === "paid" || state === "partially_reversed";
}
