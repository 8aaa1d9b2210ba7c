import { describe, expect, test } from "vitest";
import { bareUuid } from "@/contract/fields";
import { addDeveloper, moveClock } from "@/local/testing";
import { bearer, call, openRouteBench } from "@/local/testing-routes";
import { mirrorAccount } from "@/operations/mirror-account";
import { recordUsage } from "@/operations/record-usage";
import { requestPayout } from "@/operations/request-payout";
import { sendTransfer } from "@/operations/send-transfer";
import { POST as onboard } from "../developer/earnings/connect/onboard/route";
import { GET as reserves } from "../reserves/route";
import { GET as payout } from "./[id]/route";
import { GET as upcoming } from "./upcoming/route";

async function open() {
  const bench = await openRouteBench();
  const headers = bearer(bench.token);
  const get = (handler: typeof payout, path: string, id = "") =>
    call((request) => handler(request, { params: Promise.resolve({ id }) }), `/api/v1/${path}`, {
      headers,
    });
  const earn = async (cost_credits: number) => {
    const occurred_at = (await bench.ctx.now()).toISOString();
    const calls = [1, 2, 3].map((n) => ({
      id: `${occurred_at}/${n}`,
      app_id: bench.appId,
      occurred_at,
      cost_credits,
    }));
    await recordUsage(bench.ctx, calls);
  };
  const connect = async () => {
    const path = "/api/v1/developer/earnings/connect/onboard";
    const { body } = await call(onboard, path, { method: "POST", headers });
    await bench.onboard(String(body.account_id), "complete");
    await mirrorAccount(bench.ctx, { developerId: bench.developerId });
    return String(body.account_id);
  };
  return { ...bench, get, earn, connect };
}

async function openPaid() {
  const bench = await open();
  const account = await bench.connect();
  await bench.earn(100_000_000);
  await moveClock(bench.ctx.db, 8);
  const asked = await requestPayout(bench.ctx, { confirmed: true });
  if (asked.kind !== "initiated") throw new Error(`nothing was paid: ${asked.kind}`);
  return { ...bench, account, payoutId: asked.payoutId };
}

describe("GET /payouts/{id}", () => {
  test("under its id and its bare uuid: waterfall, attempts, reserve and earnings", async () => {
    const { get, account, payoutId, ctx, developerId } = await openPaid();
    await sendTransfer(ctx, { developerId, payoutId });
    const { status, body } = await get(payout, `payouts/${payoutId}?limit=2`, payoutId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: payoutId,
      state: "paid",
      status: "completed",
      amount_cents: 10_260,
      destination: account,
      failure: null,
      waterfall: {
        earned_credits: 114_000_000,
        taken_back_credits: 0,
        released_credits: 0,
        other_credits: 0,
        gross_credits: 114_000_000,
        reserve_credits: 11_400_000,
        transfer_credits: 102_600_000,
        platform_fee_credits: 6_000_000,
      },
      reserve: { state: "held", amount_credits: 11_400_000, released_credits: 0 },
      attempts: [{ number: 1, state: "succeeded", words: "Stripe took it." }],
      settlement: { state: "none", arrives_at: null, trace_id: null, failure: null },
      count: 2,
      total: 3,
    });
    const next = `payouts/${payoutId}?limit=2&cursor=${body.next_cursor}`;
    const rest = await get(payout, next, payoutId);
    expect(rest.body).toMatchObject({ count: 1, total: 3, next_cursor: null });

    const uuid = bareUuid(payoutId);
    expect((await get(payout, `payouts/${uuid}?limit=2`, uuid)).body).toEqual(body);
    const upper = uuid.toUpperCase();
    expect((await get(payout, `payouts/${upper}?limit=2`, upper)).body).toEqual(body);
  });

  test("our own trouble at Stripe is not told as the developer's", async () => {
    const { get, payoutId, ctx, developerId, fault } = await openPaid();
    const transfers = { method: "POST", path: "/v1/transfers" };
    await fault("balance_insufficient", transfers, { times: 1 });
    await sendTransfer(ctx, { developerId, payoutId });
    const { body } = await get(payout, `payouts/${payoutId}`, payoutId);
    expect(body).toMatchObject({
      status: "pending",
      failure: null,
      attempts: [{ state: "refused", words: expect.stringContaining("you need do nothing") }],
    });
    expect(JSON.stringify(body)).not.toContain("balance");
  });

  test("404 for somebody else's and for what is no id", async () => {
    const { payoutId, ctx, tokenFor } = await openPaid();
    const other = await addDeveloper(ctx.db);
    const token = await tokenFor("developer", ["earnings:read"]);
    await ctx.db.execute(
      `update access_tokens set developer_id = '${other.developerId}' where kind = 'developer'`,
    );
    for (const id of [payoutId, bareUuid(payoutId), "pay_x", "x".repeat(200)]) {
      const ask = (request: Request) => payout(request, { params: Promise.resolve({ id }) });
      const { status } = await call(ask, `/api/v1/payouts/${id}`, { headers: bearer(token) });
      expect(status).toBe(404);
    }
  });
});

describe("GET /payouts/upcoming", () => {
  test("the exact reason and what to do, then the amount, its day and the bank", async () => {
    const { get, earn, connect } = await open();
    const none = await get(upcoming, "payouts/upcoming");
    expect(none.status).toBe(200);
    expect(none.body).toMatchObject({
      amount_cents: 0,
      date: null,
      destination: null,
      reason_code: "not_connected",
      reason: expect.stringContaining("Tell us where your earnings should go"),
      action: { label: "Set up payouts", url: "http://127.0.0.1:3000/get-paid" },
      on_its_way: null,
    });
    await connect();
    await earn(100_000_000);
    const { body } = await get(upcoming, "payouts/upcoming");
    expect(body).toMatchObject({
      amount_cents: 10_260,
      amount_credits: 102_600_000,
      reserve_credits: 11_400_000,
      date: expect.stringMatching(/T08:00:00\.000Z$/),
      destination: expect.stringMatching(/^••••\d{4}$/),
      headline: expect.stringMatching(/^\$102\.60 goes to .* ••\d{4} on \w+day \d+ \w+/),
      reason: null,
      reason_code: null,
      action: null,
    });
  });

  test("what is on its way stands beside it", async () => {
    const { get, payoutId } = await openPaid();
    expect((await get(upcoming, "payouts/upcoming")).body.on_its_way).toMatchObject({
      id: payoutId,
      amount_cents: 10_260,
    });
  });
});

describe("GET /reserves", () => {
  test("what is kept back, with its day once the payout is paid", async () => {
    const { get, payoutId, ctx, developerId } = await openPaid();
    const kept = { payout_id: payoutId, amount_credits: 11_400_000, held_credits: 11_400_000 };
    expect((await get(reserves, "reserves")).body).toEqual({
      held_credits: 11_400_000,
      undated_credits: 11_400_000,
      days: [],
      reserves: [{ ...kept, release_at: null }],
      count: 1,
      total: 1,
      next_cursor: null,
    });
    await sendTransfer(ctx, { developerId, payoutId });
    const { body } = await get(reserves, "reserves");
    expect(body).toMatchObject({
      undated_credits: 0,
      days: [{ held_credits: 11_400_000, reserves: 1 }],
      reserves: [{ ...kept, release_at: expect.stringMatching(/Z$/) }],
    });
  });
});
