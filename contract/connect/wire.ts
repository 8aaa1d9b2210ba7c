import { z } from "zod";
import {
  type ConnectedAccount,
  isOnboardingComplete,
  isOnboardingCompleted,
  readiness,
} from "@/domain/connect/readiness";
import type { PaymentMethod } from "@/domain/gateway";
import { instant } from "../fields";

/** The connected account as each document words it, and how ours is turned into it. */
export const earningsStatus = z.object({
  account_id: z.string().nullable(),
  connect_enabled: z.boolean(),
  onboarding_complete: z.boolean(),
  verified_at: instant.nullable(),
  payouts_enabled: z.boolean(),
  charges_enabled: z.boolean(),
});

type Known = ConnectedAccount & { readonly verifiedAt: Date | null };

export function toEarningsStatus(account: Known | null): z.input<typeof earningsStatus> {
  return {
    account_id: account?.stripeAccountId ?? null,
    connect_enabled: readiness(account) === "ready",
    onboarding_complete: account !== null && isOnboardingComplete(account),
    verified_at: account?.verifiedAt?.toISOString() ?? null,
    payouts_enabled: account?.payoutsEnabled ?? false,
    charges_enabled: account?.chargesEnabled ?? false,
  };
}

export const developersStatus = z.discriminatedUnion("connected", [
  z.object({ connected: z.literal(false) }),
  z.object({
    connected: z.literal(true),
    stripe_account_id: z.string(),
    charges_enabled: z.boolean(),
    payouts_enabled: z.boolean(),
    details_submitted: z.boolean(),
    onboarding_completed: z.boolean(),
    country: z.string().nullable(),
    default_currency: z.string().nullable(),
    disabled_reason: z.string().nullable(),
  }),
]);

export function toDevelopersStatus(
  account: ConnectedAccount | null,
): z.input<typeof developersStatus> {
  if (!account) return { connected: false };
  return {
    connected: true,
    stripe_account_id: account.stripeAccountId,
    charges_enabled: account.chargesEnabled,
    payouts_enabled: account.payoutsEnabled,
    details_submitted: account.detailsSubmitted,
    onboarding_completed: isOnboardingCompleted(account),
    country: account.country,
    default_currency: account.defaultCurrency,
    disabled_reason: account.disabledReason,
  };
}

export const paymentMethod = z.object({
  id: z.string(),
  type: z.enum(["bank_account", "card"]),
  bank_name: z.string().nullable(),
  account_holder_name: z.string().nullable(),
  last4: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  is_default: z.boolean(),
  status: z.string(),
});

export function toPaymentMethod(method: PaymentMethod): z.input<typeof paymentMethod> {
  return {
    id: method.id,
    type: method.type,
    bank_name: method.bankName,
    account_holder_name: method.accountHolderName,
    last4: method.last4,
    currency: method.currency,
    is_default: method.isDefault,
    status: method.status,
  };
}
