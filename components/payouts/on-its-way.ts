import type { SentenceParts } from "@/components/ui/sentence-parts";
import { type Micros, sum } from "@/domain/money";
import { isUnresolved } from "@/domain/payouts/states";
import type { PayoutStanding } from "./payout-words";

type Sent = PayoutStanding & { readonly transfer: Micros };

/**
 * What has not reached the bank, told before what comes next. "On its way" is what Stripe has not
 * confirmed, as in the balance; what counts as paid there is between Stripe and the bank.
 */
export function onItsWaySentence(
  payouts: readonly Sent[],
  bank: string,
  now: Date,
): SentenceParts | null {
  const toStripe = payouts.filter(({ state }) => isUnresolved(state));
  const toBank = payouts.filter(isBetween);
  const sending: SentenceParts = [{ amount: transferOf(toStripe) }, ` is on its way to ${bank}`];
  const between: SentenceParts = [{ amount: transferOf(toBank) }, ...waiting(toBank, bank, now)];
  if (toBank.length === 0) return toStripe.length === 0 ? null : sending;
  return toStripe.length === 0 ? between : [...sending, "; ", ...between];
}

/** What counts as paid, and is neither in the bank nor back from it. */
export function betweenStripeAndBank(payouts: readonly Sent[]): Micros {
  return transferOf(payouts.filter(isBetween));
}

function waiting(payouts: readonly Sent[], bank: string, now: Date): SentenceParts {
  const place = ` is between Stripe and ${bank}`;
  const [only, ...more] = payouts;
  if (more.length > 0) return [`${place}, in ${payouts.length} payouts`];
  return only?.arrivesAt ? [`${place}, due `, { day: only.arrivesAt, now }] : [place];
}

function isBetween({ state, settlement }: PayoutStanding): boolean {
  const isPaid = state === "paid" || state === "partially_reversed";
  return isPaid && (settlement === "none" || settlement === "in_transit");
}

function transferOf(payouts: readonly Sent[]): Micros {
  return sum(payouts.map(({ transfer }) => transfer));
}
