import { describe, expect, test } from "vitest";
import { bearer, call, openRouteBench } from "../../../local/testing-routes";
import { POST as dashboard } from "./dashboard/route";
import { POST as onboard } from "./onboard/route";
import { POST as refresh } from "./refresh/route";
import { GET as status } from "./status/route";

const BASE = "/developers/connect";

async function open() {
  const bench = await openRouteBench();
  const headers = bearer(bench.token);
  return {
    ...bench,
    post: (handler: typeof onboard, name: string) =>
      call(handler, `${BASE}/${name}`, { method: "POST", headers }),
    status: () => call(status, `${BASE}/status`, { headers }),
  };
}

describe("200 and 201", () => {
  test("the whole way: not connected, onboarding, connected, dashboard", async () => {
    const { post, status: look, onboard: finish } = await open();
    expect((await look()).body).toEqual({ connected: false });

    const started = await post(onboard, "onboard");
    expect(started.status).toBe(201);
    expect(Object.keys(started.body)).toEqual(["onboarding_url", "stripe_account_id"]);
    const account = String(started.body.stripe_account_id);

    const again = await post(onboard, "onboard");
    expect(again.status).toBe(201);
    expect(again.body.stripe_account_id).toBe(account);
    expect(again.body.onboarding_url).not.toBe(started.body.onboarding_url);

    const fresh = await post(refresh, "refresh");
    expect(fresh.status).toBe(200);
    expect(Object.keys(fresh.body)).toEqual(["onboarding_url"]);

    await finish(account, "complete");
    expect((await look()).body).toEqual({
      connected: true,
      stripe_account_id: account,
      charges_enabled: true,
      payouts_enabled: true,
      details_submitted: true,
      onboarding_completed: true,
      country: "US",
      default_currency: "usd",
      disabled_reason: null,
    });
    const link = await post(dashboard, "dashboard");
    expect(link.status).toBe(200);
    expect(Object.keys(link.body)).toEqual(["dashboard_url"]);
  });

  test("status answers from the mirror when Stripe cannot be reached", async () => {
    const { post, status: look, fault } = await open();
    await post(onboard, "onboard");
    await fault("reset", { method: "GET" }, { times: null });
    const answer = await look();
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ connected: true, onboarding_completed: false });
  });
});

describe("401", () => {
  test("without a credential, in both documents' shapes", async () => {
    await openRouteBench();
    const answer = await call(onboard, `${BASE}/onboard`, { method: "POST" });
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: "unauthenticated", error: expect.anything() });
  });
});

describe("404 not_found before onboarding was started", () => {
  test.each([
    ["refresh", refresh],
    ["dashboard", dashboard],
  ] as const)("%s", async (name, handler) => {
    const { post } = await open();
    const answer = await post(handler, name);
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ code: "not_found", error: { code: "not_found" } });
  });
});

describe("409 onboarding_incomplete before it is done", () => {
  test("dashboard", async () => {
    const { post } = await open();
    await post(onboard, "onboard");
    const answer = await post(dashboard, "dashboard");
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ error: { code: "onboarding_incomplete" } });
  });
});
