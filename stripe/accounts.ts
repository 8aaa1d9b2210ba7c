import "server-only";
import type Stripe from "stripe";
import type { ConnectedAccount } from "@/domain/connect/readiness";
import type { AccountAnswer, PaymentMethod } from "@/domain/gateway";
import { asking, checkShape, isGone, readAll } from "./client";

/** Connected accounts, read over the v1 API: it knows accounts of either version. */
export function accountsThrough(stripe: Stripe) {
  return {
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

export function toConnectedAccount(account: Stripe.Account): ConnectedAccount {
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
