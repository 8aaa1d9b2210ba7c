import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { moveClock } from "@/local/testing";
import { bearer, call, openRouteBench } from "@/local/testing-routes";
import { adjustEarnings } from "@/operations/correct-earnings";
import { recordReversals } from "@/operations/record-reversals";
import { recordUsage } from "@/operations/record-usage";
import { GET as statements } from "./route";

const PATH = "/api/v1/statements";

async function open() {
  const bench = await openRouteBench();
  const headers = bearer(bench.token);
  const earn = async (id: string, cost_credits: number) => {
    const occurred_at = (await bench.ctx.now()).toISOString();
    await recordUsage(bench.ctx, [{ id, app_id: bench.appId, occurred_at, cost_credits }]);
  };
  const file = async (query: string) => {
    const answer = await statements(
      new Request(`http://127.0.0.1:3000${PATH}?${query}`, { headers }),
    );
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const get = (query = "") => call(statements, `${PATH}?${query}`, { headers });
  return { ...bench, earn, file, get };
}

async function openAfterAMonth() {
  const bench = await open();
  await bench.earn("a", 100_000_003);
  await bench.earn("b", 7_000_000);
  const refund = { id: "r", app_id: bench.appId, event_id: "b", reason: "refund" };
  await recordReversals(bench.ctx, [refund]);
  await moveClock(bench.ctx.db, 29);
  return bench;
}

test("the list names what is closed and what still runs", async () => {
  const { get } = await openAfterAMonth();
  const { body } = await get();
  expect(body).toMatchObject({
    months: [
      { period: "2026-04", number: null, status: "provisional", earned_credits: 0 },
      { period: "2026-03", status: "closed", earned_credits: 38_000_001 },
    ],
    years: [{ period: "2026", number: null, earned_credits: 38_000_001 }],
  });
});

test("a month as JSON: gross, fee and what was taken back, each on a line of its own", async () => {
  const { get } = await openAfterAMonth();
  const { status, body } = await get("month=2026-03");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    number: expect.stringMatching(/^TRB-[0-9A-F]{10}-2026-03$/),
    status: "closed",
    from: "2026-03-01T00:00:00.000Z",
    to: "2026-04-01T00:00:00.000Z",
    opening: { total_credits: 0 },
    closing: { owed_credits: 38_000_001, total_credits: 38_000_001 },
  });
  const lines = body.movements as { kind: string; total_credits: number }[];
  expect(Object.fromEntries(lines.map((line) => [line.kind, line.total_credits]))).toMatchObject({
    earned: 42_800_001,
    platform_fee: -2_140_000,
    clawback: -2_800_000,
    platform_fee_returned: 140_000,
    payout_planned: 0,
  });
  expect(body).not.toHaveProperty("tax_summary");
});

test("a year has a summary for tax, and its months", async () => {
  const { get } = await openAfterAMonth();
  const { body } = await get("year=2026");
  expect(body).toMatchObject({
    status: "provisional",
    tax_summary: {
      gross_credits: 42_800_001,
      platform_fee_credits: -2_000_000,
      clawed_back_credits: -2_800_000,
      corrected_credits: 0,
      earned_credits: 38_000_001,
      paid_credits: 0,
    },
    months: [{ month: "2026-03" }],
  });
});

test("in the CSV every column adds up from the opening to the closing", async () => {
  const { file, get } = await openAfterAMonth();
  const { answer, bytes } = await file("month=2026-03&format=csv");
  expect(answer.headers.get("content-disposition")).toMatch(/"TRB-[0-9A-F]{10}-2026-03\.csv"/);
  const [head = "", ...lines] = bytes.toString().trim().split("\r\n");
  const columns = head.split(",");
  const rows = lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""]));
  });
  expect(rows.map(({ kind }) => kind)).toEqual([
    ...["opening", "earned", "platform_fee", "earned", "platform_fee"],
    ...["clawback", "platform_fee_returned", "closing"],
  ]);
  for (const column of columns.filter((name) => name.endsWith("_credits"))) {
    const amounts = rows.map((row) => BigInt(row[column] ?? ""));
    const closing = amounts.pop();
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(closing);
  }
  const { body } = await get("month=2026-03");
  expect(rows.at(-1)?.total_credits).toBe(
    String((body.closing as { total_credits: number }).total_credits),
  );
});

test("a closed statement is the same file each time, whatever came after", async () => {
  const { file, earn, ctx, developerId } = await openAfterAMonth();
  const formats = ["json", "csv", "pdf"].map((format) => `month=2026-03&format=${format}`);
  const before = await Promise.all(formats.map(file));
  await earn("late", 50_000_000);
  const actor = { kind: "operator", name: "test" } as const;
  const correction = { developerId, id: "adj", reason: "test", amount: -1_000_000n };
  await adjustEarnings({ ...ctx, actor }, correction);
  await ctx.db.execute(sql`update developers set name = 'Somebody Else', email = 'new@test'`);
  await moveClock(ctx.db, 3);
  const after = await Promise.all(formats.map(file));
  for (const [at, { bytes }] of before.entries()) expect(after[at]?.bytes).toEqual(bytes);
  const running = await file("month=2026-04&format=json");
  expect(running.bytes.toString()).toContain("Somebody Else");
});

test("a month is one page of PDF", async () => {
  const { file } = await openAfterAMonth();
  const { answer, bytes } = await file("month=2026-03&format=pdf");
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(bytes.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test.each([
  ["month=2026-13", "month"],
  ["month=march", "month"],
  ["year=26", "year"],
  ["year=2026&month=2026-03", "year"],
  ["format=csv", "format"],
  ["month=2026-03&format=xml", "format"],
])("%s names the wrong field", async (query, path) => {
  const { get } = await open();
  const { status, body } = await get(query);
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([{ path }]);
});

test("a month before the first, or to come, is not found", async () => {
  const { get } = await openAfterAMonth();
  for (const query of ["month=2026-02", "month=2026-05", "year=2025", "year=2030&format=pdf"]) {
    expect(await get(query)).toMatchObject({ status: 404, body: { code: "not_found" } });
  }
});
