import { describe, expect, test } from "vitest";
import { openBench, refusalOf, sdkFor } from "./testing";

test("the two forms of an Express account differ as at Stripe", async () => {
  const { stripe } = await openBench();
  const old = await stripe.accounts.create({ type: "express" });
  const modern = await stripe.accounts.create({
    controller: {
      stripe_dashboard: { type: "express" },
      fees: { payer: "application" },
      losses: { payments: "application" },
    },
    capabilities: { transfers: { requested: true } },
    metadata: { developer_id: "dev_1" },
  });
  expect(old).toMatchObject({
    type: "express",
    controller: { fees: { payer: "application_express" } },
  });
  expect(modern).toMatchObject({
    type: "none",
    controller: { fees: { payer: "application" }, stripe_dashboard: { type: "express" } },
    capabilities: { transfers: "inactive" },
    metadata: { developer_id: "dev_1" },
    details_submitted: false,
    requirements: { disabled_reason: "requirements.past_due" },
  });
});

test.each([
  ["complete", true, "active", undefined],
  ["in_review", true, "pending", "requirements.pending_verification"],
  ["past_due", true, "inactive", "requirements.past_due"],
  ["rejected", true, "inactive", "rejected.other"],
  ["leave", false, "inactive", "requirements.past_due"],
])("onboarding that ends in %s", async (outcome, submitted, transfers, reason) => {
  const { stripe, control } = await openBench();
  const { id } = await stripe.accounts.create({ type: "express" });
  await control(`accounts/${id}/onboarding`, { outcome });
  const receiver = await stripe.accounts.retrieve(id);
  expect(receiver.details_submitted).toBe(submitted);
  expect(receiver.payouts_enabled).toBe(outcome === "complete");
  expect(receiver.capabilities?.transfers).toBe(transfers);
  expect(receiver.requirements?.disabled_reason ?? undefined).toBe(reason);
});

test("completing tells of the account, its capabilities and its bank account", async () => {
  const { stripe, control, inbox } = await openBench({ deliveriesAtOnce: 1 });
  const { id } = await stripe.accounts.create({ type: "express" });
  await control(`accounts/${id}/onboarding`, { outcome: "complete" });
  await control("flush", {});
  expect(inbox.types()).toEqual([
    "account.updated",
    "capability.updated",
    "capability.updated",
    "account.external_account.created",
  ]);
  expect(inbox.letters[0]?.event.data.previous_attributes).toMatchObject({
    payouts_enabled: false,
    details_submitted: false,
  });
  const bank = (await stripe.accounts.listExternalAccounts(id)).data[0];
  expect(bank).toMatchObject({ bank_name: "Chase", last4: "6789", status: "new" });
});

test("an account that left the platform cannot be reached any more", async () => {
  const { stripe, ready, control, inbox } = await openBench();
  const id = await ready();
  await control(`accounts/${id}/deauthorize`, {});
  expect(await refusalOf(stripe.accounts.retrieve(id))).toMatchObject({
    statusCode: 403,
    code: "account_invalid",
  });
  await control("flush", {});
  expect(inbox.types()).toContain("account.application.deauthorized");
});

test("keys, addresses and live keys are refused", async () => {
  const { stripe, emulator } = await openBench();
  const stranger = sdkFor(emulator.url, "sk_test_another_key_1234");
  expect(await refusalOf(stranger.balance.retrieve())).toMatchObject({
    statusCode: 401,
    message: "Invalid API Key provided: sk_test_****1234",
  });
  expect(await refusalOf(stripe.rawRequest("GET", "/v1/nowhere"))).toMatchObject({
    statusCode: 404,
    message: expect.stringContaining("Unrecognized request URL (GET: /v1/nowhere)"),
  });
  const live = sdkFor(emulator.url, "sk_live_1234567890");
  expect(await refusalOf(live.balance.retrieve())).toMatchObject({ statusCode: 401 });
});

describe("links", () => {
  const manual = { redirect: "manual" } as const;
  const urls = { refresh_url: "http://app.test/refresh", return_url: "http://app.test/return" };

  test("onboarding is one visit, goes on in a session and ends at return_url", async () => {
    const { stripe, emulator } = await openBench();
    const { id } = await stripe.accounts.create({ type: "express", email: "<b>@example.com" });
    const wish = { account: id, type: "account_onboarding", ...urls };
    const link = await stripe.accountLinks.create(wish);
    expect(link.expires_at - link.created).toBe(300);
    expect(link.url).toContain(`/setup/e/${id}/`);

    const visit = await fetch(link.url, manual);
    const cookie = visit.headers.get("set-cookie")?.split(";")[0] ?? "";
    const session = `${emulator.url}${visit.headers.get("location")}`;
    const shown = await fetch(session, { headers: { cookie } });
    expect(await shown.text()).toContain("&lt;b&gt;@example.com");
    const again = await fetch(link.url, manual);
    expect(again.headers.get("location")).toBe(urls.refresh_url);
    const done = await fetch(session, {
      ...manual,
      method: "POST",
      headers: { cookie },
      body: new URLSearchParams({ outcome: "complete", number: "000123456789", holder: "Ada" }),
    });

    expect([done.status, done.headers.get("location")]).toEqual([302, urls.return_url]);
    const bank = (await stripe.accounts.listExternalAccounts(id)).data[0];
    expect(bank).toMatchObject({ account_holder_name: "Ada" });
    expect((await fetch(session, { headers: { cookie } })).status).toBe(410);
  });

  test("an expired link goes back to refresh_url", async () => {
    const { stripe, control } = await openBench();
    const { id } = await stripe.accounts.create({ type: "express" });
    const wish = { account: id, type: "account_onboarding", ...urls };
    const link = await stripe.accountLinks.create(wish);
    await control("clock", { advance_seconds: 300 });
    const visit = await fetch(link.url, manual);
    expect(visit.headers.get("location")).toBe(urls.refresh_url);
  });

  test("the Express dashboard opens once, after onboarding, and changes the bank", async () => {
    const { stripe, ready, emulator } = await openBench();
    const fresh = await stripe.accounts.create({ type: "express" });
    expect(await refusalOf(stripe.accounts.createLoginLink(fresh.id))).toMatchObject({
      statusCode: 400,
      message: "Cannot create a login link for an account that has not completed onboarding.",
    });
    const id = await ready();
    await stripe.transfers.create({ amount: 1_234, currency: "usd", destination: id });
    const { url } = await stripe.accounts.createLoginLink(id);
    const visit = await fetch(url, manual);
    const cookie = visit.headers.get("set-cookie")?.split(";")[0] ?? "";
    const session = `${emulator.url}/express/session`;
    expect(await (await fetch(session, { headers: { cookie } })).text()).toContain("$12.34");
    expect((await fetch(url, manual)).status).toBe(410);
    const body = new URLSearchParams({ number: "000111111116", bank_name: "Ally" });
    await fetch(session, { ...manual, method: "POST", headers: { cookie }, body });
    const [bank] = (await stripe.accounts.listExternalAccounts(id)).data;
    expect(bank).toMatchObject({ bank_name: "Ally", last4: "1116" });
  });
});
