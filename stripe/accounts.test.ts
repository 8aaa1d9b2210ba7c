import { describe, expect, test } from "vitest";
import { readiness } from "@/domain/connect/readiness";
import { GatewayBusy, GatewayRefused, GatewayUnavailable, type NewAccount } from "@/domain/gateway";
import { openBench } from "../local/stripe/testing";
import { gatewayTo } from "../local/testing-connect";

const order: NewAccount = {
  developerId: "dev_1",
  email: "jane@example.test",
  country: "US",
  idempotencyKey: "account_dev_1_1",
};
const urls = { returnUrl: "http://127.0.0.1/return", refreshUrl: "http://127.0.0.1/refresh" };

async function open(accountsApi: "v1" | "v2" = "v1") {
  const bench = await openBench({ webhookUrl: null });
  return { ...bench, gateway: gatewayTo(bench.emulator.url, 400, accountsApi) };
}

describe.each(["v1", "v2"] as const)("an account opened over %s", (version) => {
  test("is one for all who send its key, and ready after onboarding", async () => {
    const { gateway, control, stripe } = await open(version);
    const both = await Promise.all([gateway.createAccount(order), gateway.createAccount(order)]);
    const { stripeAccountId } = both[0];
    expect(both[1]?.stripeAccountId).toBe(stripeAccountId);
    const link = await gateway.createOnboardingLink({ stripeAccountId, ...urls });
    expect(link.url).toContain(stripeAccountId);
    expect(link.expiresAt).toBeInstanceOf(Date);
    await control(`accounts/${stripeAccountId}/onboarding`, { outcome: "complete" });
    const seen = await gateway.retrieveAccount(stripeAccountId);
    expect(seen.kind === "found" && readiness(seen.account)).toBe("ready");
    const { metadata } = await stripe.accounts.retrieve(stripeAccountId);
    expect(metadata).toMatchObject({ developer_id: "dev_1" });
  });
});

describe("accounts", () => {
  test("a new one has nothing submitted and is ours to look at again", async () => {
    const { gateway, stripe } = await open();
    const account = await gateway.createAccount(order);
    expect(account).toMatchObject({ detailsSubmitted: false, payoutsEnabled: false });
    expect(readiness(account)).toBe("onboarding_incomplete");
    const seen = await gateway.retrieveAccount(account.stripeAccountId);
    expect(seen).toEqual({ kind: "found", account });
    const raw = await stripe.accounts.retrieve(account.stripeAccountId);
    expect(raw.controller).toMatchObject({
      stripe_dashboard: { type: "express" },
      fees: { payer: "application" },
      losses: { payments: "application" },
    });
    expect(raw.metadata).toMatchObject({ developer_id: "dev_1" });
  });

  test("the same key opens one account, even for two at once", async () => {
    const { gateway } = await open();
    const both = await Promise.all([gateway.createAccount(order), gateway.createAccount(order)]);
    expect(both[0]?.stripeAccountId).toBe(both[1]?.stripeAccountId);
  });

  test("after onboarding it is ready and names its bank", async () => {
    const { gateway, control } = await open();
    const { stripeAccountId } = await gateway.createAccount(order);
    await control(`accounts/${stripeAccountId}/onboarding`, { outcome: "complete" });
    const seen = await gateway.retrieveAccount(stripeAccountId);
    if (seen.kind !== "found") throw new Error("gone");
    expect(readiness(seen.account)).toBe("ready");
    const [method] = await gateway.listPaymentMethods(stripeAccountId);
    expect(method).toMatchObject({ type: "bank_account", currency: "USD", isDefault: true });
    expect(method?.last4).toBe(seen.account.bankLast4);
    expect(method?.bankName).toBe(seen.account.bankName);
    expect(method?.status).toBe("new");
  });

  test("one that left us, or never was ours, is gone", async () => {
    const { gateway, control } = await open();
    const { stripeAccountId } = await gateway.createAccount(order);
    await control(`accounts/${stripeAccountId}/deauthorize`, {});
    expect(await gateway.retrieveAccount(stripeAccountId)).toEqual({ kind: "gone" });
    expect(await gateway.retrieveAccount("acct_stranger")).toEqual({ kind: "gone" });
  });
});

describe("links", () => {
  test("into onboarding at any time, into the dashboard once onboarding is through", async () => {
    const { gateway, control } = await open();
    const { stripeAccountId } = await gateway.createAccount(order);
    const link = await gateway.createOnboardingLink({ stripeAccountId, ...urls });
    expect(link.url).toMatch(/^http/);
    await expect(gateway.createDashboardLink(stripeAccountId)).rejects.toThrow(GatewayRefused);
    await control(`accounts/${stripeAccountId}/onboarding`, { outcome: "complete" });
    expect((await gateway.createDashboardLink(stripeAccountId)).url).toMatch(/^http/);
  });
});

describe("trouble is told apart", () => {
  test.each([
    ["reset", GatewayUnavailable],
    ["hang", GatewayUnavailable],
    ["empty_502", GatewayUnavailable],
    ["truncate", GatewayUnavailable],
    ["unauthorized", GatewayRefused],
    ["forbidden", GatewayRefused],
    ["rate_limit", GatewayBusy],
  ])("%s", async (effect, kind) => {
    const { gateway, control } = await open();
    const { stripeAccountId } = await gateway.createAccount(order);
    await control("faults", { effect, match: { method: "GET" }, times: null });
    await expect(gateway.retrieveAccount(stripeAccountId)).rejects.toThrow(kind);
  });

  test("a stored 500 is settled: only another key can help", async () => {
    const { gateway, control } = await open();
    await control("faults", {
      effect: "error_500",
      when: "before",
      match: { path: "/v1/accounts" },
    });
    await expect(gateway.createAccount(order)).rejects.toThrow(GatewayUnavailable);
    await expect(gateway.createAccount(order)).rejects.toThrow(GatewayRefused);
    const next = await gateway.createAccount({ ...order, idempotencyKey: "account_dev_1_2" });
    expect(next.stripeAccountId).toMatch(/^acct_/);
  });
});
