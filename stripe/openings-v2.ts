import "server-only";
import type Stripe from "stripe";
import type { ConnectedAccount } from "@/domain/connect/readiness";
import type { NewAccount, OnboardingLink, OnboardingLinkRequest } from "@/domain/gateway";
import { toConnectedAccount } from "./accounts";
import { asking, checkShape } from "./client";
import { waitingTurn } from "./openings";

/**
 * Opens accounts over Accounts v2, which Stripe asks of new platforms. The same account is then
 * read over v1, so nothing but these two calls knows of the version.
 */
export function openingsThroughV2(stripe: Stripe) {
  return {
    async createAccount(input: NewAccount): Promise<ConnectedAccount> {
      const key = { idempotencyKey: input.idempotencyKey };
      const answer = await waitingTurn(() =>
        asking(stripe.v2.core.accounts.create(expressAccount(input), key)),
      );
      const { id } = checkShape(answer, "v2.core.account");
      return toConnectedAccount(checkShape(await asking(stripe.accounts.retrieve(id)), "account"));
    },

    async createOnboardingLink(input: OnboardingLinkRequest): Promise<OnboardingLink> {
      const urls = { refresh_url: input.refreshUrl, return_url: input.returnUrl };
      const answer = await asking(
        stripe.v2.core.accountLinks.create({
          account: input.stripeAccountId,
          use_case: {
            type: "account_onboarding",
            account_onboarding: urls,
          },
        }),
      );
      const link = checkShape(answer, "v2.core.account_link");
      return { url: link.url, expiresAt: new Date(link.expires_at) };
    },
  };
}

/** A recipient alone is refused to many platforms, so card payments are asked for too. */
function expressAccount(input: NewAccount): Stripe.V2.Core.AccountCreateParams {
  return {
    contact_email: input.email,
    dashboard: "express",
    identity: { country: input.country.toLowerCase() },
    defaults: {
      responsibilities: { fees_collector: "application", losses_collector: "application" },
    },
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
      merchant: { capabilities: { card_payments: { requested: true } } },
    },
    metadata: { developer_id: input.developerId },
  };
}
