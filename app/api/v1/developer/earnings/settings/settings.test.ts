import { describe, expect, test } from "vitest";
import { changeAutoSettingsContract } from "@/contract/settings/auto";
import { changeNewsContract } from "@/contract/settings/news";
import { bearer, call, openRouteBench } from "@/local/testing-routes";
import { mirrorAccount } from "@/operations/mirror-account";
import { recordUsage } from "@/operations/record-usage";
import { GET as breakdown } from "../breakdown/route";
import { POST as onboard } from "../connect/onboard/route";
import { GET as schedule } from "../payout-schedule/route";
import { GET as download } from "../tax-forms/[form_id]/download/route";
import { GET as taxForms, POST as upload } from "../tax-forms/route";
import { GET as auto, POST as setAuto } from "./auto/route";
import { GET as news, POST as setNews } from "./notifications/route";

const BASE = "/api/v1/developer/earnings";
const JSON_BODY = { "content-type": "application/json" };

async function open() {
  const bench = await openRouteBench();
  const token = await bench.tokenFor("developer", [
    "earnings:read",
    "settings:write",
    "connect:write",
  ]);
  const headers = bearer(token);
  const params = Promise.resolve({ form_id: "11111111-2222-3333-4444-555555555555" });
  return {
    ...bench,
    get: (handler: typeof auto, path: string) =>
      call((request) => handler(request, { params }), `${BASE}/${path}`, { headers }),
    post: (handler: typeof setAuto, path: string, body?: object) =>
      call(handler, `${BASE}/${path}`, {
        method: "POST",
        headers: body ? { ...headers, ...JSON_BODY } : headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
  };
}

describe("200", () => {
  test("the automatic payout: defaults, the documented change, and a merge", async () => {
    const { get, post } = await open();
    expect((await get(auto, "settings/auto")).body).toEqual({
      enabled: true,
      schedule: "daily",
      threshold: 1_000,
      delay_days: 7,
    });
    const { request, response } = changeAutoSettingsContract.example;
    expect((await post(setAuto, "settings/auto", request)).body).toEqual(response);
    const merged = await post(setAuto, "settings/auto", { enabled: false, unknown: 1 });
    expect(merged.body).toEqual({ ...response, enabled: false });
    expect((await get(auto, "settings/auto")).body).toEqual(merged.body);
  });

  test("notifications: the documented defaults and the documented change", async () => {
    const { get, post } = await open();
    expect((await get(news, "settings/notifications")).body).toEqual({
      email_on_payout_sent: true,
      email_on_payout_paid: true,
      email_on_payout_failed: true,
      sms_on_payout_paid: false,
    });
    const { request, response } = changeNewsContract.example;
    expect((await post(setNews, "settings/notifications", request)).body).toEqual(response);
  });

  test("the schedule says when, how much, and why not", async () => {
    const { get, post, ctx, appId, onboard: finish } = await open();
    expect((await get(schedule, "payout-schedule")).body).toMatchObject({
      enabled: true,
      next_run_at: expect.stringMatching(/T08:00:00\.000Z$/),
      next_payout_estimate_cents: 0,
      reason: expect.stringContaining("Tell us where your earnings should go"),
      reason_code: "not_connected",
    });
    const started = await post(onboard, "connect/onboard");
    await finish(String(started.body.account_id), "complete");
    await mirrorAccount(ctx, { developerId: ctx.actor.developerId });
    const occurred_at = (await ctx.now()).toISOString();
    await recordUsage(ctx, [{ id: "a", app_id: appId, occurred_at, cost_credits: 100_000_000 }]);
    expect((await get(schedule, "payout-schedule")).body).toMatchObject({
      next_payout_estimate_cents: 3_420,
      reason: null,
      reason_code: null,
    });
    await post(setAuto, "settings/auto", { schedule: "manual" });
    expect((await get(schedule, "payout-schedule")).body).toMatchObject({
      schedule: "manual",
      next_run_at: null,
      next_payout_estimate_cents: 0,
      reason_code: "auto_off",
    });
  });

  test("the breakdown adds up, by day and by app", async () => {
    const { get, ctx, appId } = await open();
    expect((await get(breakdown, "breakdown")).body).toEqual({
      total_earned_cents: 0,
      unpaid_cents: 0,
      paid_cents: 0,
      breakdown: [],
    });
    const occurred_at = (await ctx.now()).toISOString();
    const call = { app_id: appId, occurred_at, cost_credits: 1_000_000, model: "large" };
    await recordUsage(ctx, [
      { id: "a", ...call },
      { id: "b", ...call },
    ]);
    const earned = { earned_cents: 76, earned_credits: 760_000, transactions: 2 };
    const day = `${occurred_at.slice(0, 10)}T00:00:00.000Z`;
    expect((await get(breakdown, "breakdown")).body).toEqual({
      total_earned_cents: 76,
      unpaid_cents: 76,
      paid_cents: 0,
      breakdown: [{ period_start: day, ...earned }],
    });
    const byApp = await get(breakdown, `breakdown?group_by=app&to=${occurred_at.slice(0, 10)}`);
    expect(byApp.body.breakdown).toEqual([{ period_start: day, group: appId, ...earned }]);
    const byModel = await get(breakdown, "breakdown?period=month&group_by=model");
    expect(byModel.body.breakdown).toMatchObject([{ group: "large", ...earned }]);
    const past = await get(breakdown, "breakdown?from=2026-01-01&to=2026-01-02T00:00:00%2B01:00");
    expect(past.body.breakdown).toEqual([]);
  });

  test("there are no tax forms", async () => {
    const { get } = await open();
    expect((await get(taxForms, "tax-forms")).body).toEqual([]);
  });
});

describe("422 names the field", () => {
  test.each([
    ["threshold", { threshold: 999 }],
    ["threshold", { threshold: 1_000.5 }],
    ["threshold", { threshold: 10 ** 12 }],
    ["delay_days", { delay_days: 91 }],
    ["delay_days", { delay_days: -1 }],
    ["schedule", { schedule: "hourly" }],
    ["enabled", { enabled: "yes" }],
  ])("%s: %j", async (path, body) => {
    const { post } = await open();
    const answer = await post(setAuto, "settings/auto", body);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  });

  test.each([
    ["period", "period=hour"],
    ["group_by", "group_by=user"],
    ["from", "from=yesterday"],
    ["from", "from=0001-01-01"],
    ["from", "from=9999-12-31"],
    ["to", "to=2026-02-30"],
  ])("%s: ?%s", async (path, query) => {
    const { get } = await open();
    const answer = await get(breakdown, `breakdown?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  });
});

describe("501", () => {
  test("tax forms are at Stripe, with a way there once there is one", async () => {
    const { get, post, onboard: finish } = await open();
    const path = "tax-forms/11111111-2222-3333-4444-555555555555/download";
    const none = await post(upload, "tax-forms");
    expect(none.status).toBe(501);
    expect(none.body).toMatchObject({
      code: "tax_forms_at_stripe",
      detail: "Not implemented. Use the Stripe Connect dashboard instead.",
    });
    expect(none.body).not.toHaveProperty("dashboard_url");

    const started = await post(onboard, "connect/onboard");
    await finish(String(started.body.account_id), "complete");
    for (const answer of [await post(upload, "tax-forms"), await get(download, path)]) {
      expect(answer.status).toBe(501);
      expect(answer.body).toMatchObject({ dashboard_url: expect.stringMatching(/^http/) });
    }
  });
});
