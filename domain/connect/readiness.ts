/** What our mirror knows of a connected account: Stripe's words, nothing derived. */
export interface ConnectedAccount {
  readonly stripeAccountId: string;
  readonly chargesEnabled: boolean;
  readonly payoutsEnabled: boolean;
  readonly detailsSubmitted: boolean;
  readonly transfersActive: boolean;
  readonly disabledReason: string | null;
  readonly currentlyDue: readonly string[];
  readonly pendingVerification: readonly string[];
  readonly country: string | null;
  readonly defaultCurrency: string | null;
  readonly bankName: string | null;
  readonly bankLast4: string | null;
}

export const READINESS = [
  "ready",
  "not_connected",
  "onboarding_incomplete",
  "payouts_disabled",
] as const;
export type Readiness = (typeof READINESS)[number];

/** Our own `disabledReason`, for an account that Stripe no longer lets us see. */
export const ACCOUNT_GONE = "account_gone";

/** What is left of an account that was closed or disconnected from us. */
export function gone(account: ConnectedAccount): ConnectedAccount {
  return {
    ...account,
    chargesEnabled: false,
    payoutsEnabled: false,
    transfersActive: false,
    disabledReason: ACCOUNT_GONE,
    currentlyDue: [],
    pendingVerification: [],
  };
}

/**
 * Whether a transfer to this account would arrive (R12). `chargesEnabled` does not matter:
 * nobody is charged through it.
 */
export function readiness(
  account: Pick<
    ConnectedAccount,
    "detailsSubmitted" | "payoutsEnabled" | "transfersActive" | "disabledReason"
  > | null,
): Readiness {
  if (!account) return "not_connected";
  if (!account.detailsSubmitted) return "onboarding_incomplete";
  const open = account.payoutsEnabled && account.transfersActive && !account.disabledReason;
  return open ? "ready" : "payouts_disabled";
}

/** The first document's `onboarding_complete`. */
export function isOnboardingComplete(account: ConnectedAccount): boolean {
  return account.chargesEnabled && account.payoutsEnabled && account.detailsSubmitted;
}

/** The second document's `onboarding_completed`. */
export function isOnboardingCompleted(account: ConnectedAccount): boolean {
  return account.detailsSubmitted && account.payoutsEnabled;
}

/** Stripe rejected the account or we lost it: onboarding leads nowhere any more. */
export function isTurnedAway({ disabledReason }: ConnectedAccount): boolean {
  return disabledReason === ACCOUNT_GONE || (disabledReason?.startsWith("rejected.") ?? false);
}
