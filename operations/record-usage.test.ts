import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { connect, query, queryOne } from "@/db/client";
import {
  addDeveloper,
  brokenBooks,
  createTestContext,
  moveClock,
  noGateway,
  suiteDatabase,
  type TestContext,
} from "@/local/testing";
import { recordUsage } from "./record-usage";

const database = suiteDatabase();
let ctx: TestContext;

beforeAll(() => {
  ctx = createTestContext(database().db, noGateway, { kind: "service", tokenId: "tok" });
});

const call = async (appId: string, id: string, change: object = {}) => ({
  id,
  app_id: appId,
  occurred_at: (await ctx.now()).toISOString(),
  cost_credits: 1_000_000,
  ...change,
});

describe("recording usage (section 4)", () => {
  test("a call is credited once, however often it is reported", async () => {
    const { appId } = await addDeveloper(ctx.db);
    const event = await call(appId, "e1", { model: "m", endpoint: "/x", end_user_id: "u" });
    expect(await recordUsage(ctx, [event])).toMatchObject({ accepted: 1, accrued: 380_000n });
    expect(await recordUsage(ctx, [event, event])).toMatchObject({
      accepted: 0,
      duplicates: 2,
      accrued: 0n,
    });
    expect(await brokenBooks(ctx.db)).toEqual([]);
  });

  test("a repeat inside one request is a duplicate, a different one a conflict", async () => {
    const { appId } = await addDeveloper(ctx.db);
    const event = await call(appId, "same");
    const report = await recordUsage(ctx, [event, event, { ...event, cost_credits: 2 }]);
    expect(report).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(report.rejected).toMatchObject([{ index: 2, id: "same", code: "id_conflict" }]);
  });

  test("the same id in another app is another call", async () => {
    const one = await addDeveloper(ctx.db);
    const two = await addDeveloper(ctx.db);
    const events = [await call(one.appId, "shared"), await call(two.appId, "shared")];
    expect(await recordUsage(ctx, events)).toMatchObject({ accepted: 2 });
  });

  test("a repeat with any different content changes nothing", async () => {
    const { appId, developerId } = await addDeveloper(ctx.db);
    const event = await call(appId, "e1", { model: "a" });
    await recordUsage(ctx, [event]);
    for (const change of [
      { cost_credits: 1 },
      { model: "b" },
      { model: null },
      { billing_mode: "developer" },
      { occurred_at: "2026-03-01T00:00:00.000001Z" },
      { endpoint: "/other" },
      { end_user_id: "u2" },
    ]) {
      const report = await recordUsage(ctx, [{ ...event, ...change }]);
      expect(report.rejected).toMatchObject([{ code: "id_conflict" }]);
    }
    const kept = await query(
      ctx.db,
      sql`select from developer_earnings where developer_id = ${developerId}`,
    );
    expect(kept.length).toBe(1);
  });

  const faults: readonly (readonly [string, object])[] = [
    ["unknown_app", { app_id: "app_of_nobody" }],
    ["invalid_id", { id: "" }],
    ["invalid_id", { id: "x".repeat(201) }],
    ["invalid_id", { id: "nul\u0000" }],
    ["invalid_cost", { cost_credits: -1 }],
    ["invalid_cost", { cost_credits: 0.5 }],
    ["invalid_cost", { cost_credits: "5" }],
    ["invalid_cost", { cost_credits: 10 ** 15 + 1 }],
    ["invalid_occurred_at", { occurred_at: "yesterday" }],
    ["invalid_occurred_at", { occurred_at: "2026-02-30T00:00:00Z" }],
    ["invalid_occurred_at", { occurred_at: "2026-03-01T00:00:00" }],
    ["occurred_in_future", { occurred_at: "2999-01-01T00:00:00Z" }],
    ["occurred_too_long_ago", { occurred_at: "2020-01-01T00:00:00Z" }],
    ["invalid_billing_mode", { billing_mode: "nobody" }],
    ["invalid_text", { model: "x".repeat(201) }],
    ["invalid_text", { endpoint: 7 }],
  ];
  test.each(faults)("a bad call is rejected as %s (%j), good ones land", async (code, change) => {
    const { appId } = await addDeveloper(ctx.db);
    const good = await call(appId, "good");
    const report = await recordUsage(ctx, [await call(appId, "bad", change), good]);
    expect(report.accepted).toBe(1);
    expect(report.rejected).toMatchObject([{ index: 0, code }]);
  });

  test("developer-billed calls are recorded and accrue nothing", async () => {
    const { appId, developerId } = await addDeveloper(ctx.db);
    const report = await recordUsage(ctx, [await call(appId, "d", { billing_mode: "developer" })]);
    expect(report).toMatchObject({ accepted: 1, accrued: 0n });
    const counted = await query(
      ctx.db,
      sql`select from earning_rollups where developer_id = ${developerId}`,
    );
    expect(counted.length).toBe(0);
  });

  test("a late call uses the markup in force when it happened (R2)", async () => {
    const { appId, developerId } = await addDeveloper(ctx.db, { markupBps: 2_000 });
    const before = (await ctx.now()).toISOString();
    await moveClock(ctx.db, 1);
    await ctx.db.execute(sql`insert into app_markups (developer_id, app_id, effective_from,
      markup_bps) values (${developerId}, ${appId}, business_now(), 1000)`);
    await moveClock(ctx.db, 1);
    const late = await recordUsage(ctx, [await call(appId, "late", { occurred_at: before })]);
    const fresh = await recordUsage(ctx, [await call(appId, "fresh")]);
    expect([late.accrued, fresh.accrued]).toEqual([190_000n, 95_000n]);
  });

  test("an earning matures seven days after its call, and never in the past (R3)", async () => {
    const { appId, developerId } = await addDeveloper(ctx.db);
    const now = await ctx.now();
    const old = new Date(now.getTime() - 20 * 86_400_000).toISOString();
    await recordUsage(ctx, [
      await call(appId, "new"),
      await call(appId, "old", { occurred_at: old }),
    ]);
    const rows = await query<{ event_id: string; wait: string; mature: boolean }>(
      ctx.db,
      sql`select event_id, (payable_at - occurred_at)::text as wait,
          payable_at >= recorded_at as mature
        from developer_earnings where developer_id = ${developerId} order by event_id`,
    );
    expect(rows).toMatchObject([{ wait: "7 days" }, { mature: true }]);
  });

  test("a repeat is a duplicate on any later day, however old", async () => {
    const { appId } = await addDeveloper(ctx.db);
    const event = await call(appId, "early");
    await recordUsage(ctx, [event]);
    await moveClock(ctx.db, 120);
    const report = await recordUsage(ctx, [event, { ...event, id: "never seen" }]);
    expect(report).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(report.rejected).toMatchObject([{ index: 1, code: "occurred_too_long_ago" }]);
  });

  test("rollups equal rows, and a statement books one journal per developer", async () => {
    const { appId, developerId } = await addDeveloper(ctx.db);
    const events = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        call(appId, `n${n}`, { cost_credits: n * 1_001, model: n % 2 ? "a" : "b" }),
      ),
    );
    await recordUsage(ctx, events);
    const compared = await queryOne<{ equal: boolean; journals: number }>(
      ctx.db,
      sql`select (select (sum(amount), sum(fee), sum(markup), count(*)) from developer_earnings
            where developer_id = ${developerId})
          = (select (sum(amount), sum(fee), sum(markup), sum(transactions)) from earning_rollups
            where developer_id = ${developerId}) as equal,
          (select count(*)::int from journals where developer_id = ${developerId}) as journals`,
    );
    expect(compared).toEqual({ equal: true, journals: 1 });
  });

  test("a thousand calls reported by eight clients at once land once", async () => {
    const { appId } = await addDeveloper(ctx.db);
    const events = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) => call(appId, `race${n}`)),
    );
    const clients = Array.from({ length: 8 }, (_, client) =>
      recordUsage(ctx, client % 2 ? events : events.toReversed()),
    );
    const reports = await Promise.all(clients);
    const accepted = reports.reduce((sum, report) => sum + report.accepted, 0);
    const duplicates = reports.reduce((sum, report) => sum + report.duplicates, 0);
    expect([accepted, duplicates]).toEqual([1_000, 7_000]);
    expect(await brokenBooks(ctx.db)).toEqual([]);
  });
});

/** Holds a developer's row from a process of its own, until it is let go. */
async function holdRow(developerId: string) {
  const other = connect(database().url, 1);
  let letGo = () => {};
  const over = new Promise<void>((done) => {
    letGo = done;
  });
  let holds = () => {};
  const isHeld = new Promise<void>((done) => {
    holds = done;
  });
  const holding = other.db.transaction(async (tx) => {
    await tx.execute(sql`select from developers where id = ${developerId} for update`);
    holds();
    await over;
  });
  await isHeld;
  return async () => {
    letGo();
    await holding;
    await other.close();
  };
}

test("a developer's row held by a stuck process holds up nobody else's calls", async () => {
  const [stuck, free] = [await addDeveloper(ctx.db), await addDeveloper(ctx.db)];
  const letGo = await holdRow(stuck.developerId);
  const report = async (appId: string, id: string) => recordUsage(ctx, [await call(appId, id)]);
  let answered = 0;
  const held = ["s1", "s2", "s3"].map(async (id) => {
    const told = await report(stuck.appId, id);
    answered += 1;
    return told;
  });
  const others = await Promise.all(["f1", "f2", "f3"].map((id) => report(free.appId, id)));
  expect(others).toMatchObject(others.map(() => ({ accepted: 1 })));
  expect(await report(free.appId, "f4")).toMatchObject({ accepted: 1 });
  expect(answered).toBe(0);
  await letGo();
  expect(await Promise.all(held)).toMatchObject(held.map(() => ({ accepted: 1 })));
  expect(await brokenBooks(ctx.db)).toEqual([]);
}, 30_000);

/** Fails the next comparisons with what is recorded, as a server does that is told to stop. */
function failComparisons(times: number) {
  const { $client } = database().db;
  const unsafe = $client.unsafe.bind($client);
  let failed = 0;
  vi.spyOn($client, "unsafe").mockImplementation((...given) => {
    if (!given[0].includes("'id_conflict'") || failed >= times) return unsafe(...given);
    failed += 1;
    const stopping = { severity: "FATAL", code: "57P01" };
    throw Object.assign(new Error("terminating connection"), stopping);
  });
}

test.each([
  [1, "each request still hears what was recorded"],
  [9, "none is told that its own new call is a repeat"],
])("a shared batch whose repeats cannot be told %i times: %s", async (times) => {
  const [one, two] = [await addDeveloper(ctx.db), await addDeveloper(ctx.db)];
  const known = await call(two.appId, "known");
  await recordUsage(ctx, [known]);
  const firsts = [await call(one.appId, "x1"), await call(one.appId, "x2")];
  const fresh = await call(one.appId, "fresh");
  failComparisons(times);
  const lanes = firsts.map((first) => recordUsage(ctx, [first]));
  const told = await Promise.allSettled([recordUsage(ctx, [fresh]), recordUsage(ctx, [known])]);
  await Promise.all(lanes);
  vi.restoreAllMocks();
  const answers = told.map((end) => (end.status === "fulfilled" ? end.value : end.status));
  expect(answers).toMatchObject(
    times === 1
      ? [
          { accepted: 1, duplicates: 0 },
          { accepted: 0, duplicates: 1 },
        ]
      : REJECTED,
  );
  expect(await brokenBooks(ctx.db)).toEqual([]);
});

const REJECTED = ["rejected", "rejected"];
