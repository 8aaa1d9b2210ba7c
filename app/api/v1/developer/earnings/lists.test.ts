import { describe, expect, test } from "vitest";
import { addDeveloper, moveClock } from "@/local/testing";
import { bearer, call, openRouteBench } from "@/local/testing-routes";
import { recordUsage } from "@/operations/record-usage";
import { GET as history } from "./earnings/history/route";
import { GET as payoutHistory } from "./payout/history/route";
import { GET as payoutList } from "./route";
import { GET as transactions } from "./transactions/route";

const BASE = "/api/v1/developer/earnings";
const LISTS = [
  ["earnings/history?", history, "earnings"],
  ["transactions?", transactions, "earnings"],
  ["payout/history?", payoutHistory, "payouts"],
  ["?", payoutList, "payouts"],
] as const;

async function open() {
  const bench = await openRouteBench();
  const get = (handler: typeof history, path: string) =>
    call(handler, `${BASE}/${path}`, { headers: bearer(bench.token) });
  return { ...bench, get };
}

async function earn({ ctx, appId }: Pick<Awaited<ReturnType<typeof open>>, "ctx" | "appId">) {
  const occurred_at = (await ctx.now()).toISOString();
  const calls = [1, 2, 3].map((n) => ({
    id: `call${n}`,
    app_id: appId,
    occurred_at,
    cost_credits: 1_000_000,
  }));
  await recordUsage(ctx, calls);
}

describe("200", () => {
  test("history, with the documented request", async () => {
    const bench = await open();
    await earn(bench);
    const { status, body } = await bench.get(history, "earnings/history?limit=20&offset=0");
    expect(status).toBe(200);
    expect(body).toMatchObject({ limit: 20, offset: 0, count: 3, total: 3, next_cursor: null });
    expect(body.earnings).toContainEqual({
      id: expect.stringMatching(/^earn_/),
      app_id: bench.appId,
      event_id: "call2",
      amount_cents: 38,
      amount_credits: 380_000,
      markup_bps: 4_000,
      clawed_back_credits: 0,
      platform_fee_credits: 20_000,
      status: "held",
      occurred_at: expect.stringMatching(/Z$/),
      payable_at: expect.stringMatching(/Z$/),
      payout_id: null,
    });
    const held = await bench.get(history, "earnings/history?status=pending");
    expect(held.body).toMatchObject({ limit: 50, count: 3 });
    expect((await bench.get(history, "earnings/history?status=paid")).body).toMatchObject({
      earnings: [],
      total: 0,
    });
  });

  test("transactions, with the documented request, page by page and by cursor", async () => {
    const bench = await open();
    await earn(bench);
    const documented = await bench.get(transactions, "transactions?page=1&pageSize=10");
    expect(documented.body).toMatchObject({ page: 1, pageSize: 10, count: 3, total: 3 });
    const first = await bench.get(transactions, "transactions?pageSize=2");
    const second = await bench.get(transactions, "transactions?pageSize=2&page=2");
    const cursor = `cursor=${first.body.next_cursor}`;
    const after = await bench.get(transactions, `transactions?pageSize=2&${cursor}`);
    expect(second.body).toMatchObject({ page: 2, count: 1, total: 3, next_cursor: null });
    expect(after.body.earnings).toEqual(second.body.earnings);
    expect([first.body.earnings, second.body.earnings].flat()).toEqual(documented.body.earnings);
  });

  test.each(LISTS)("%s holds nobody else's rows", async (path, handler, rows) => {
    const bench = await open();
    const other = await addDeveloper(bench.ctx.db);
    await earn({ ...bench, appId: other.appId });
    await moveClock(bench.ctx.db, 8);
    const { status, body } = await bench.get(handler, path);
    expect(status).toBe(200);
    expect(body).toMatchObject({ [rows]: [], count: 0, total: 0, next_cursor: null });
  });
});

describe("422", () => {
  test.each(LISTS)("%s names a cursor that is none and a status unknown", async (path, handler) => {
    const bench = await open();
    const { status, body } = await bench.get(handler, `${path}cursor=nonsense&status=lost`);
    expect(status).toBe(422);
    expect(body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: "cursor" }),
        expect.objectContaining({ path: "status" }),
      ]),
    );
  });

  test.each([
    ["earnings/history?limit=0", history],
    ["earnings/history?limit=101", history],
    ["earnings/history?offset=-1", history],
    ["transactions?page=0", transactions],
    ["transactions?pageSize=101", transactions],
  ])("%s", async (path, handler) => {
    const bench = await open();
    expect((await bench.get(handler, path)).status).toBe(422);
  });
});
