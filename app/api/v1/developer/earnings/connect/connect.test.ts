import { describe, expect, test } from "vitest";
import { bearer, call, openRouteBench } from "../../../../../../local/testing-routes";
import { GET as paymentMethods } from "../payment-methods/route";
import { POST as accountLink } from "./account-link/route";
import { POST as dashboardLink } from "./dashboard-link/route";
import { POST as onboard } from "./onboard/route";
import { GET as status } from "./status/route";

const BASE = "/api/v1/developer/earnings";

async function open() {
  const bench = await openRouteBench();
  const headers = bearer(bench.token);
  return {
    ...bench,
    post: (handler: typeof onboard, name: string) =>
      call(handler, `${BASE}/connect/${name}`, { method: "POST", headers }),
    status: () => call(status, `${BASE}/connect/status`, { headers }),
    methods: () => call(paymentMethods, `${BASE}/payment-methods`, { headers }),
  };
}

describe("200", () => {
  test("the whole way, in the document's words", async () => {
    const { post, status: look, methods, onboard: finish } = await open();
    expect((await look()).body).toEqual({
      account_id: null,
      connect_enabled: false,
      onboarding_complete: false,
      verified_at: null,
      payouts_enabled: false,
      charges_enabled: false,
    });

    const started = await post(onboard, "onboard");
    expect(started.status).toBe(200);
    const account = String(started.body.account_id);
    expect(started.body).toEqual({
      onboarding_url: expect.stringMatching(/^http/),
      account_id: account,
      message: "Stripe Connect account created. Complete onboarding to receive payouts.",
    });
    expect((await post(onboard, "onboard")).body).toMatchObject({
      account_id: account,
      message: "Onboarding link created for your existing Stripe Connect account.",
    });
    expect(Object.keys((await post(accountLink, "account-link")).body)).toEqual(["url"]);

    await finish(account, "complete");
    expect((await look()).body).toEqual({
      account_id: account,
      connect_enabled: true,
      onboarding_complete: true,
      verified_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      payouts_enabled: true,
      charges_enabled: true,
    });
    expect(Object.keys((await post(dashboardLink, "dashboard-link")).body)).toEqual(["url"]);
    expect((await methods()).body).toEqual([
      {
        id: expect.stringMatching(/^ba_/),
        type: "bank_account",
        bank_name: expect.any(String),
        account_holder_name: expect.any(String),
        last4: "6789",
        currency: "USD",
        is_default: true,
        status: "new",
      },
    ]);
  });
});

describe("400", () => {
  test("No Stripe Connect account found", async () => {
    const { post, methods } = await open();
    const answers = [
      await post(accountLink, "account-link"),
      await post(dashboardLink, "dashboard-link"),
      await methods(),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(answer.body.detail).toBe("No Stripe Connect account found");
    }
  });

  test("Complete Stripe Connect onboarding first", async () => {
    const { post } = await open();
    await post(onboard, "onboard");
    const answer = await post(dashboardLink, "dashboard-link");
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toBe("Complete Stripe Connect onboarding first");
  });
});

describe("403", () => {
  test("a token that may only read", async () => {
    const { tokenFor } = await open();
    const headers = bearer(await tokenFor("developer", ["earnings:read"]));
    const answer = await call(onboard, `${BASE}/connect/onboard`, { method: "POST", headers });
    expect(answer.status).toBe(403);
  });
});

describe("500, when Stripe is away", () => {
  test("Failed to start onboarding", async () => {
    const { post, fault } = await open();
    await fault("empty_502", {}, { times: null });
    const answer = await post(onboard, "onboard");
    expect(answer.status).toBe(500);
    expect(answer.body.detail).toBe("Failed to start onboarding");
  });

  test("every other sentence", async () => {
    const { post, status: look, methods, fault, onboard: finish } = await open();
    const { body } = await post(onboard, "onboard");
    await finish(String(body.account_id), "complete");
    await look();
    await fault("empty_502", {}, { times: null });
    const answers = [
      [await look(), "Failed to get Connect status"],
      [await post(accountLink, "account-link"), "Failed to create account link"],
      [await post(dashboardLink, "dashboard-link"), "Failed to create dashboard link"],
      [await methods(), "Failed to get payment methods"],
    ] as const;
    for (const [answer, detail] of answers) {
      expect(answer.status).toBe(500);
      expect(answer.body.detail).toBe(detail);
    }
  });
});
