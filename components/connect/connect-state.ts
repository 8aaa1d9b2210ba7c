import { ACCOUNT_GONE, type ConnectedAccount, readiness } from "@/domain/connect/readiness";

/** How far a developer is with Stripe, as the "Get paid" page tells it. */
export type ConnectState =
  | "not_connected"
  | "resume"
  | "in_review"
  | "restricted"
  | "rejected"
  | "closed"
  | "done";

type Facts = Omit<ConnectedAccount, "stripeAccountId" | "chargesEnabled">;

export function connectState(account: Facts | null): ConnectState {
  if (!account) return "not_connected";
  if (account.disabledReason === ACCOUNT_GONE) return "closed";
  if (account.disabledReason?.startsWith("rejected")) return "rejected";
  switch (readiness(account)) {
    case "ready":
      return "done";
    case "onboarding_incomplete":
    case "not_connected":
      return "resume";
    case "payouts_disabled":
      return isInReview(account) ? "in_review" : "restricted";
  }
}

function isInReview({ currentlyDue, pendingVerification, disabledReason }: Facts): boolean {
  if (currentlyDue.length > 0) return false;
  const reviewed = ["requirements.pending_verification", "under_review"];
  return pendingVerification.length > 0 || reviewed.includes(disabledReason ?? "");
}
