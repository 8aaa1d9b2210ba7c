import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type Stripe from "stripe";
import type { ConnectedAccount } from "@/domain/connect/readiness";
import {
  type AccountAnswer,
  GatewayBusy,
  GatewayRefused,
  type NewAccount,
  type OnboardingLink,
  type OnboardingLinkRequest,
  type PaymentMethod,
} from "@/domain/gateway";
import { asking, checkShape, readAll } from "./client";

/** Connected accounts over the v1 API, Express-like by `controller`. */
export function accountsThrough(stripe: Stripe) {
  return {
    async createAccount(input: NewAccount): Promise<ConnectedAccount> {
      const key = { idempotencyKey: input.idempotencyKey };
      const answer = await waitingTurn(() =>
        asking(stripe.accounts.create(expressAccount(input), key)),
      );
      return toConnectedAccount(checkShape(answer, "account"));
    },

    async retrieveAccount(stripeAccountId: string): Promise<AccountAnswer> {
      try {
        const answer = await asking(stripe.accounts.retrieve(stripeAccountId));
        if ("deleted" in answer && answer.deleted) return { kind: "gone" };
        return { kind: "found", account: toConnectedAccount(checkShape(answer, "account")) };
      } catch (fault) {
        if (isGone(fault)) return { kind: "gone" };
        throw fault;
      }
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

    async createDashboardLink(stripeAccountId: string): Promise<{ url: string }> {
      const answer = await asking(stripe.accounts.createLoginLink(stripeAccountId));
      return { url: checkShape(answer, "login_link").url };
    },

    async listPaymentMethods(stripeAccountId: string): Promise<readonly PaymentMethod[]> {
      const methods = await asking(
        readAll((after) =>
          stripe.accounts.listExternalAccounts(stripeAccountId, { limit: 100, ...after }),
        ),
      );
      return methods.map(toPaymentMethod);
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
async function waitingTurn<T>(ask: () => Promise<T>): Promise<T> {
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

/** What Stripe says of an account that left us or was never ours. */
function isGone(fault: unknown): boolean {
  const codes = ["resource_missing", "account_invalid"];
  return fault instanceof GatewayRefused && codes.includes(fault.code);
}

function toConnectedAccount(account: Stripe.Account): ConnectedAccount {
  const bank = defaultExternalAccount(account);
  return {
    stripeAccountId: account.id,
    chargesEnabled: account.charges_enabled,
    payoutsEnabled: account.payouts_enabled,
    detailsSubmitted: account.details_submitted,
    transfersActive: account.capabilities?.transfers === "active",
    disabledReason: account.requirements?.disabled_reason ?? null,
    currentlyDue: account.requirements?.currently_due ?? [],
    pendingVerification: account.requirements?.pending_verification ?? [],
    country: account.country ?? null,
    defaultCurrency: account.default_currency ?? null,
    bankName: bank ? nameOf(bank) : null,
    bankLast4: bank?.last4 ?? null,
  };
}

type ExternalAccount = Stripe.BankAccount | Stripe.Card;

function defaultExternalAccount(account: Stripe.Account): ExternalAccount | null {
  const all = account.external_accounts?.data ?? [];
  const payable = all.filter(({ currency }) => currency === account.default_currency);
  return payable.find(isDefault) ?? payable[0] ?? all[0] ?? null;
}

function isDefault(external: ExternalAccount): boolean {
  return external.default_for_currency === true;
}

function nameOf(external: ExternalAccount): string | null {
  return external.object === "card" ? external.brand : external.bank_name;
}

function toPaymentMethod(external: ExternalAccount): PaymentMethod {
  const card = external.object === "card";
  return {
    id: external.id,
    type: external.object,
    bankName: nameOf(external),
    accountHolderName: card ? external.name : external.account_holder_name,
    last4: external.last4,
    currency: (external.currency ?? "usd").toUpperCase(),
    isDefault: isDefault(external),
    status: external.status ?? "new",
  };
}
