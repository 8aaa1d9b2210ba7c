import type { Watched } from "@/components/ui/watch-query";
import { type ConnectedAccount, readiness } from "@/domain/connect/readiness";
import type { ConnectState } from "./connect-state";

const EVERY_MS = 10_000;
/** Where Stripe may have news any moment: people come back from its form to these. */
const MOVING: readonly ConnectState[] = ["resume", "in_review", "restricted"];

/** The account as our API tells it, for as long as Stripe has not said yes. */
export function watchedAccount(
  account: ConnectedAccount | null,
  state: ConnectState,
): Watched | null {
  if (!account || !MOVING.includes(state)) return null;
  return {
    path: "/api/v1/developer/earnings/connect/status",
    seen: {
      connect_enabled: readiness(account) === "ready",
      payouts_enabled: account.payoutsEnabled,
    },
    everyMs: EVERY_MS,
  };
}
