import { beforeAll, expect, test } from "vitest";
import {
  addDeveloper,
  brokenBooks,
  createTestContext,
  moveClock,
  noGateway,
  suiteDatabase,
  type TestContext,
} from "@/local/testing";
import { getEarningsSummary } from "./get-earnings-summary";
import { recordReversals } from "./record-reversals";
import { recordUsage } from "./record-usage";

const database = suiteDatabase();
let ctx: TestContext;

beforeAll(() => {
  ctx = createTestContext(database().db, noGateway, { kind: "service", tokenId: "tok" });
});

/** A developer who has been credited $38 for one call that cost $100. */
async function credited() {
  const developer = await addDeveloper(ctx.db);
  const occurred_at = (await ctx.now()).toISOString();
  const event = { id: "call", app_id: developer.appId, occurred_at, cost_credits: 100_000_000 };
  await recordUsage(ctx, [event]);
  const reversal = (id: string, change: object = {}) =>
    ({ id, event_id: "call", app_id: developer.appId, reason: "refund", ...change }) as const;
  return { ...developer, reversal };
}

const summaryOf = (developerId: string) =>
  getEarningsSummary({ ...ctx, actor: { kind: "developer", developerId } });

test("a refund takes the whole accrual back, once (R13)", async () => {
  const { developerId, reversal } = await credited();
  const report = await recordReversals(ctx, [reversal("r1")]);
  expect(report).toMatchObject({ accepted: 1, clawedBack: 38_000_000n });
  expect(await recordReversals(ctx, [reversal("r1")])).toMatchObject({ duplicates: 1 });
  const summary = await summaryOf(developerId);
  expect(summary).toMatchObject({ accrued: 38_000_000n, clawedBack: 38_000_000n, held: 0n });
  expect(await brokenBooks(ctx.db)).toEqual([]);
});

test("parts sum to the whole and never to more, also when they race", async () => {
  const { developerId, reversal } = await credited();
  const parts = [33_333_333, 33_333_333, 33_333_334].map((cost_credits, n) =>
    reversal(`part${n}`, { cost_credits }),
  );
  await Promise.all(parts.map((part) => recordReversals(ctx, [part])));
  const late = await recordReversals(ctx, [reversal("late", { cost_credits: 1 })]);
  expect(late.rejected).toMatchObject([{ code: "exceeds_original" }]);
  expect(await summaryOf(developerId)).toMatchObject({ clawedBack: 38_000_000n });
});

test("inside the hold it nets out when the call would have been payable", async () => {
  const { developerId, reversal } = await credited();
  await recordReversals(ctx, [reversal("half", { cost_credits: 50_000_000 })]);
  expect(await summaryOf(developerId)).toMatchObject({ held: 19_000_000n, payable: 0n });
  await moveClock(ctx.db, 8);
  expect(await summaryOf(developerId)).toMatchObject({ held: 0n, payable: 19_000_000n });
});

test("a usage id may come again as a reversal id", async () => {
  const { reversal } = await credited();
  expect(await recordReversals(ctx, [reversal("call")])).toMatchObject({ accepted: 1 });
});

test("each bad reversal is told by its code, good ones land", async () => {
  const { reversal } = await credited();
  await recordReversals(ctx, [reversal("used", { cost_credits: 10 })]);
  const report = await recordReversals(ctx, [
    reversal("a", { event_id: "no such call" }),
    reversal("b", { app_id: "app_of_nobody" }),
    reversal("c", { reason: "regret" }),
    reversal("d", { cost_credits: 0 }),
    reversal("used", { cost_credits: 20 }),
    "nonsense",
    reversal("good"),
  ]);
  expect(report.accepted).toBe(1);
  expect(report.rejected.map(({ index, code }) => [index, code])).toEqual([
    [0, "unknown_event"],
    [1, "unknown_app"],
    [2, "invalid_reason"],
    [3, "invalid_cost"],
    [4, "id_conflict"],
    [5, "invalid_event"],
  ]);
});

test("in one report each finds what those before it left, and their ids", async () => {
  const { developerId, reversal } = await credited();
  const report = await recordReversals(ctx, [
    reversal("third", { cost_credits: 33_333_333 }),
    reversal("third", { cost_credits: 33_333_333 }),
    reversal("third", { cost_credits: 1 }),
    reversal("too much", { cost_credits: 66_666_668 }),
    reversal("rest"),
    reversal("late"),
  ]);
  expect(report).toMatchObject({ accepted: 2, duplicates: 1, clawedBack: 38_000_000n });
  expect(report.rejected.map(({ index, code }) => [index, code])).toEqual([
    [2, "id_conflict"],
    [3, "exceeds_original"],
    [5, "exceeds_original"],
  ]);
  expect(await summaryOf(developerId)).toMatchObject({ clawedBack: 38_000_000n, held: 0n });
  expect(await brokenBooks(ctx.db)).toEqual([]);
});

test("a thousand at once lock their developer for seconds at most", async () => {
  const { developerId, appId } = await addDeveloper(ctx.db);
  const occurred_at = (await ctx.now()).toISOString();
  const ids = Array.from({ length: 1_000 }, (_, n) => `call ${n}`);
  const cost_credits = 1_000_000;
  await recordUsage(
    ctx,
    ids.map((id) => ({ id, app_id: appId, occurred_at, cost_credits })),
  );
  const began = performance.now();
  const report = await recordReversals(
    ctx,
    ids.map((id) => ({ id, event_id: id, app_id: appId, reason: "refund" })),
  );
  expect(report).toMatchObject({ accepted: 1_000, clawedBack: 380_000_000n });
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await summaryOf(developerId)).toMatchObject({ accrued: 380_000_000n, held: 0n });
  expect(await brokenBooks(ctx.db)).toEqual([]);
});
