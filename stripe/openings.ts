import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type Stripe from "stripe";
import type { ConnectedAccount } from "@/domain/connect/readiness";
import {
  GatewayBusy,
  type NewAccount,
  type OnboardingLink,
  type OnboardingLinkRequest,
} from "@/domain/gateway";
import { toConnectedAccount } from "./accounts";
import { asking, checkShape } from "./client";

/** Opens accounts over the v1 API, Express-like by `controller`. */
export function openingsThroughV1(stripe: Stripe) {
  return {
    async createAccount(input: NewAccount): Promise<ConnectedAccount> {
      const key = { idempotencyKey: input.idempotencyKey };
      const answer = await waitingTurn(() =>
        asking(stripe.accounts.create(expressAccount(input), key)),
      );
      return toConnectedAccount(checkShape(answer, "account"));
    },

    async createOnboardingLink(input: OnboardingLinkRequest): Promise<OnboardingLink> {
      const answer = await asking(
        stripe.accountLinks.create({
          account: input.stripeAccountId,
          type: "account_onboarding",
          refresh_url: input.refreshUrl,
          return_url: input.returnUrl,
        }),
      );
      const link = checkShape(answer, "account_link");
      return { url: link.url, expiresAt: new Date(link.expires_at * 1000) };
    },
  };
}

/** Stripe collects what it requires; we pay its fees and bear the losses. */
function expressAccount(input: NewAccount): Stripe.AccountCreateParams {
  return {
    country: input.country,
    email: input.email,
    controller: {
      stripe_dashboard: { type: "express" },
      fees: { payer: "application" },
      losses: { payments: "application" },
    },
    capabilities: { transfers: { requested: true }, card_payments: { requested: true } },
    metadata: { developer_id: input.developerId },
  };
}

const TURN_PAUSES_MS = [250, 500, 1_000, 2_000] as const;

/** A second click arrives while the first is being served: the same key gets its answer soon. */
export async function waitingTurn<T>(ask: () => Promise<T>): Promise<T> {
  for (const pause of TURN_PAUSES_MS) {
    try {
      return await ask();
    } catch (fault) {
      if (!(fault instanceof GatewayBusy)) throw fault;
      await sleep(pause);
    }
  }
  return ask();
}
