import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { query } from "@/db/client";
import { breakdownRange } from "@/domain/earnings/breakdown";
import { addDeveloper, createTestContext, noGateway, suiteDatabase } from "@/local/testing";
import { createApp } from "./create-app";
import { getBreakdown } from "./get-breakdown";
import { recordUsage } from "./record-usage";

const database = suiteDatabase();

const as = (developerId: string) =>
  createTestContext(database().db, noGateway, { kind: "developer", developerId });

async function earnForMonths() {
  const { developerId, appId } = await addDeveloper(database().db);
  const ctx = as(developerId);
  const second = await createApp(ctx, { developerId, name: "Second", markupBps: 1_000 });
  const now = (await ctx.now()).getTime();
  const calls = Array.from({ length: 200 }, (_, n) => ({
    id: `call${n}`,
    app_id: n % 3 === 0 ? second : appId,
    occurred_at: new Date(now - n * 9 * 3_600_000).toISOString(),
    cost_credits: 1_000_000 + n,
    ...(n % 4 === 0 ? {} : { model: n % 2 ? "large" : "small" }),
  }));
  await recordUsage(ctx, calls);
  return { developerId, appId, second, ctx, now: new Date(now) };
}

describe.each(["day", "week", "month"] as const)("by %s", (period) => {
  test.each([undefined, "app", "model"] as const)(
    "and %s equals a sum of rows",
    async (groupBy) => {
      const { ctx, developerId, now } = await earnForMonths();
      const from = new Date(now.getTime() - 50 * 86_400_000);
      from.setUTCHours(0, 0, 0, 0);
      const group = groupBy === "app" ? sql`app_id` : groupBy ? sql`model` : sql`null::text`;
      const summed = await query(
        database().db,
        sql`select date_trunc(${period}, occurred_at, 'UTC') as "periodStart", ${group} as "group",
          sum(amount)::bigint as earned, count(*)::int as transactions
        from developer_earnings
        where developer_id = ${developerId} and occurred_at >= ${from.toISOString()}::timestamptz
        group by 1, 2 order by 1, 2 nulls last`,
      );
      expect(await getBreakdown(ctx, { period, groupBy, from })).toEqual(summed);
      expect(summed.length).toBeGreaterThan(1);
    },
  );
});

test("by default the last thirty days, and nobody else's", async () => {
  const { ctx } = await earnForMonths();
  const rows = await getBreakdown(ctx, { period: "day" });
  expect(rows.length).toBeGreaterThan(27);
  expect(rows.length).toBeLessThan(33);
  const other = await addDeveloper(database().db);
  expect(await getBreakdown(as(other.developerId), { period: "month" })).toEqual([]);
});

test.each([
  ["day", "2026-03-30T09:30:00Z", "2026-03-01T00:00:00.000Z"],
  ["week", "2026-03-29T23:59:59Z", "2026-01-05T00:00:00.000Z"],
  ["month", "2026-03-31T12:00:00Z", "2025-04-01T00:00:00.000Z"],
] as const)("by default it begins with a whole %s (now %s)", (period, now, from) => {
  expect(breakdownRange(period, {}, new Date(now)).from.toISOString()).toBe(from);
});

test.each([
  [{ from: new Date("2026-05-02T00:00:00Z"), to: new Date("2026-05-02T00:00:00Z") }, "from"],
  [{ from: new Date("9999-01-01T00:00:00Z") }, "from"],
  [{ from: new Date("0001-01-01T00:00:00Z") }, "from"],
])("a stretch of %j is refused by name", async (range, path) => {
  const { developerId } = await addDeveloper(database().db);
  const asked = getBreakdown(as(developerId), { period: "day", ...range });
  await expect(asked).rejects.toMatchObject({ facts: { faults: [{ path }] } });
});
