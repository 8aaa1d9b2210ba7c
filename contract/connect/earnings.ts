import { z } from "zod";
import type { StartedOnboarding } from "@/domain/connect/onboarding";
import type { Contract } from "../contract";
import { earningsStatus, paymentMethod } from "./wire";

/** Connect as the first document words it, under `/api/v1/developer/earnings`. */
const BASE = "/api/v1/developer/earnings";

const READ = { kinds: ["developer"], scope: "earnings:read" } as const;
const WRITE = { kinds: ["developer"], scope: "connect:write" } as const;
const link = z.object({ url: z.url() });

export const startOnboardingContract = {
  method: "POST",
  path: `${BASE}/connect/onboard`,
  summary: "Start or resume Stripe Connect onboarding",
  auth: WRITE,
  idempotent: true,
  response: z.object({ onboarding_url: z.url(), account_id: z.string(), message: z.string() }),
  successStatus: 200,
  refusals: ["onboarding_failed"],
  example: {
    response: {
      onboarding_url: "https://connect.stripe.com/setup/e/acct_1234/abc",
      account_id: "acct_1234",
      message: "Stripe Connect account created. Complete onboarding to receive payouts.",
    },
  },
} as const satisfies Contract;

export function toOnboarding(started: StartedOnboarding) {
  return {
    onboarding_url: started.url,
    account_id: started.stripeAccountId,
    message: started.opened
      ? "Stripe Connect account created. Complete onboarding to receive payouts."
      : "Onboarding link created for your existing Stripe Connect account.",
  };
}

export const connectStatusContract = {
  method: "GET",
  path: `${BASE}/connect/status`,
  summary: "How the connected account stands",
  auth: READ,
  response: earningsStatus,
  successStatus: 200,
  refusals: ["connect_status_failed"],
  example: {
    response: {
      account_id: "acct_1234",
      connect_enabled: true,
      onboarding_complete: true,
      verified_at: "2026-05-15T10:30:00.000Z",
      payouts_enabled: true,
      charges_enabled: true,
    },
  },
} as const satisfies Contract;

export const accountLinkContract = {
  method: "POST",
  path: `${BASE}/connect/account-link`,
  summary: "A fresh onboarding link",
  auth: WRITE,
  response: link,
  successStatus: 200,
  refusals: ["no_connected_account", "account_link_failed"],
  example: { response: { url: "https://connect.stripe.com/setup/e/acct_1234/xyz" } },
} as const satisfies Contract;

export const dashboardLinkContract = {
  method: "POST",
  path: `${BASE}/connect/dashboard-link`,
  summary: "A one-time link into the Stripe Express dashboard",
  auth: WRITE,
  response: link,
  successStatus: 200,
  refusals: ["no_connected_account", "connect_incomplete", "dashboard_link_failed"],
  example: { response: { url: "https://connect.stripe.com/express/acct_1234/login" } },
} as const satisfies Contract;

export const paymentMethodsContract = {
  method: "GET",
  path: `${BASE}/payment-methods`,
  summary: "Bank accounts and cards that payouts can go to",
  auth: READ,
  response: z.array(paymentMethod),
  successStatus: 200,
  refusals: ["no_connected_account", "payment_methods_failed"],
  example: {
    response: [
      {
        id: "ba_1234",
        type: "bank_account",
        bank_name: "Chase",
        account_holder_name: "Jane Developer",
        last4: "6789",
        currency: "USD",
        is_default: true,
        status: "new",
      },
    ],
  },
} as const satisfies Contract;
