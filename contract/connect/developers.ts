import { z } from "zod";
import type { Contract } from "../contract";
import { developersStatus } from "./wire";

/** Connect as the second document words it, under `/developers`. */
const READ = { kinds: ["developer"], scope: "earnings:read" } as const;
const WRITE = { kinds: ["developer"], scope: "connect:write" } as const;

const RENAMES = {
  no_connected_account: "connect_not_started",
  connect_incomplete: "onboarding_incomplete",
} as const;

export const startOnboardingContract = {
  method: "POST",
  path: "/developers/connect/onboard",
  summary: "Create the Stripe Express account, or a fresh link to its onboarding",
  auth: WRITE,
  idempotent: true,
  response: z.object({ onboarding_url: z.url(), stripe_account_id: z.string() }),
  successStatus: 201,
  refusals: ["onboarding_failed"],
  example: {
    response: {
      onboarding_url: "https://connect.stripe.com/setup/e/acct_1NxYz/abc",
      stripe_account_id: "acct_1NxYzABCDEFGHIJK",
    },
  },
} as const satisfies Contract;

export const refreshOnboardingContract = {
  method: "POST",
  path: "/developers/connect/refresh",
  summary: "A fresh onboarding link to the same account",
  auth: WRITE,
  response: z.object({ onboarding_url: z.url() }),
  successStatus: 200,
  refusals: ["connect_not_started", "account_link_failed"],
  renames: RENAMES,
  example: { response: { onboarding_url: "https://connect.stripe.com/setup/e/acct_1NxYz/xyz" } },
} as const satisfies Contract;

export const connectStatusContract = {
  method: "GET",
  path: "/developers/connect/status",
  summary: "The live state of the Stripe account",
  auth: READ,
  response: developersStatus,
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      connected: true,
      stripe_account_id: "acct_1NxYzABCDEFGHIJK",
      charges_enabled: true,
      payouts_enabled: true,
      details_submitted: true,
      onboarding_completed: true,
      country: "US",
      default_currency: "usd",
      disabled_reason: null,
    },
  },
} as const satisfies Contract;

export const dashboardContract = {
  method: "POST",
  path: "/developers/connect/dashboard",
  summary: "A short-lived, single-use link into the Stripe Express dashboard",
  auth: WRITE,
  response: z.object({ dashboard_url: z.url() }),
  successStatus: 200,
  refusals: ["connect_not_started", "onboarding_incomplete", "dashboard_link_failed"],
  renames: RENAMES,
  example: { response: { dashboard_url: "https://connect.stripe.com/express/acct_1NxYz" } },
} as const satisfies Contract;
