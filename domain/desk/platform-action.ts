import type { Policy } from "@/domain/policy";

/**
 * What an operator sets off for everybody at once. It is measured by looking ahead, since it
 * cannot be done and undone in one transaction.
 */
export type PlatformAction =
  /** A run by hand. It pays what was payable at a moment, so that it cannot grow while it waits. */
  | { readonly kind: "payout_run"; readonly asOf: Date }
  | { readonly kind: "policy_change"; readonly policy: Policy; readonly effectiveFrom: Date };

/** As a proposal keeps it: amounts and moments as text. */
export type StoredPlatformAction =
  | { readonly kind: "payout_run"; readonly asOf: string }
  | {
      readonly kind: "policy_change";
      readonly policy: Omit<Policy, "minimumPayout"> & { readonly minimumPayout: string };
      readonly effectiveFrom: string;
    };

export function isPlatformAction(action: { readonly kind: string }): action is PlatformAction {
  return action.kind === "payout_run" || action.kind === "policy_change";
}

export function isStoredPlatform(stored: {
  readonly kind: string;
}): stored is StoredPlatformAction {
  return isPlatformAction(stored);
}

export function toStoredPlatform(action: PlatformAction): StoredPlatformAction {
  if (action.kind === "payout_run") return { kind: action.kind, asOf: action.asOf.toISOString() };
  const { kind, policy, effectiveFrom } = action;
  const minimumPayout = String(policy.minimumPayout);
  return { kind, policy: { ...policy, minimumPayout }, effectiveFrom: effectiveFrom.toISOString() };
}

export function fromStoredPlatform(stored: StoredPlatformAction): PlatformAction {
  if (stored.kind === "payout_run") return { kind: stored.kind, asOf: new Date(stored.asOf) };
  const { kind, policy, effectiveFrom } = stored;
  const minimumPayout = BigInt(policy.minimumPayout);
  return { kind, policy: { ...policy, minimumPayout }, effectiveFrom: new Date(effectiveFrom) };
}

/** At most one run waits for a second person; a policy is the same one by moment and numbers. */
export function platformKey(action: PlatformAction): string {
  if (action.kind === "payout_run") return action.kind;
  const { kind, effectiveFrom, policy } = action;
  const numbers = Object.entries(policy).map(([name, value]) => `${name}=${value}`);
  return [kind, effectiveFrom.toISOString(), ...numbers.sort()].join(":");
}
