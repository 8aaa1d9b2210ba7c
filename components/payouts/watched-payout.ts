import type { Watched } from "@/components/ui/watch-query";
import { isUnresolved } from "@/domain/payouts/states";
import type { PayoutStanding } from "./payout-words";

/** Ours is a matter of seconds, the bank's of days. */
const SENDING_MS = 2_000;
const SETTLING_MS = 60_000;

type Standing = Pick<PayoutStanding, "state" | "settlement"> & { readonly id: string };

/** The newest of these payouts on which something may still happen; null when all are over. */
export function watchedPayout(payouts: readonly Standing[]): Watched | null {
  const sending = payouts.find(({ state }) => isUnresolved(state));
  const settling = payouts.find(
    ({ state, settlement }) =>
      state === "paid" && (settlement === "none" || settlement === "in_transit"),
  );
  const payout = sending ?? settling;
  if (!payout) return null;
  return {
    path: `/api/v1/payouts/${payout.id}?limit=1`,
    seen: { state: payout.state, "settlement.state": payout.settlement },
    everyMs: sending ? SENDING_MS : SETTLING_MS,
  };
}
