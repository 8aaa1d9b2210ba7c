import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { query } from "@/db/client";
import { listEarnings as findEarnings, placeEarnings } from "@/db/queries/earning-lists";
import { WHOLE_TIMELINE } from "@/domain/earnings/earning";
import { EARNING_STATUSES } from "@/domain/earnings/kinds";
import { addDeveloper, createTestContext, moveClock } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { createApp } from "./create-app";
import { type EarningListRequest, listEarnings } from "./list-earnings";
import { recordReversals } from "./record-reversals";
import { recordUsage } from "./record-usage";
import { runPayouts } from "./run-payouts";

let bench: PayoutBench;
let payee: Awaited<ReturnType<PayoutBench["payee"]>>;

const as = (developerId: string) =>
  createTestContext(bench.ctx.db, bench.ctx.gateway, { kind: "developer", developerId });
const list = (request: Partial<EarningListRequest> = {}) =>
  listEarnings(as(payee.developerId), { limit: 100, offset: 0, ...request });

/** `count` calls of a day, some of them in the same microsecond, some billed to the developer. */
async function earnMany(name: string, count: number) {
  const now = (await bench.ctx.now()).getTime();
  const calls = Array.from({ length: count }, (_, n) => ({
    id: `${name}${n}`,
    app_id: payee.appId,
    occurred_at: new Date(now - Math.floor(n / 3) * 400_000).toISOString(),
    cost_credits: 1_000_000 + n,
    billing_mode: n % 10 === 9 ? "developer" : "user",
  }));
  await recordUsage(bench.ctx, calls);
}

const takeBack = (eventId: string, cost?: number) =>
  recordReversals(bench.ctx, [
    {
      id: `refund_${eventId}_${cost}`,
      event_id: eventId,
      app_id: payee.appId,
      reason: "refund",
      ...(cost ? { cost_credits: cost } : {}),
    },
  ]);

beforeEach(async () => {
  bench = await openPayoutBench();
  payee = await bench.payee();
});

/** Paid, in a payout, payable and held rows, with some taken back in each. */
async function liveThroughAll() {
  await earnMany("paid", 60);
  await bench.advance(8.3);
  await earnMany("sent", 50);
  await moveClock(bench.ctx.db, 7.6);
  await runPayouts(bench.ctx);
  await earnMany("ripe", 40);
  await moveClock(bench.ctx.db, 7.2);
  await earnMany("held", 30);
  for (const event of ["paid3", "paid59", "sent0", "sent1", "ripe2", "ripe3", "held0"]) {
    await takeBack(event);
  }
  await takeBack("held1", 5_000);
}

describe("statuses", () => {
  test("every filter holds exactly what a walk over all rows finds (section 3)", async () => {
    await liveThroughAll();
    const all = [];
    for (let offset = 0; offset < 200; offset += 100)
      all.push(...(await list({ offset })).earnings);
    const counted = await query<{ event_id: string }>(
      bench.ctx.db,
      sql`select event_id from developer_earnings where developer_id = ${payee.developerId}
        and kind = 'accrual' and billing_mode = 'user'
        order by payable_at desc, id desc`,
    );
    expect(all.map(({ eventId }) => eventId)).toEqual(counted.map(({ event_id }) => event_id));
    expect((await list()).total).toBe(all.length);

    for (const status of EARNING_STATUSES) {
      const found = await list({ status });
      expect(found.earnings).toEqual(all.filter((one) => one.status === status));
      expect(found.total).toBe(found.earnings.length);
      expect(found.total).toBeGreaterThan(0);
    }
    const unclaimed = all.filter(({ status }) => status === "held" || status === "payable");
    expect(await list({ status: "pending" })).toMatchObject({
      earnings: unclaimed,
      total: unclaimed.length,
    });
    // Not among them: what was billed to the developer, and what was taken back in part only.
    expect((await list({ status: "clawed_back" })).total).toBe(6);
    for (const { status, eventId, amount, takenBack } of all) {
      if (status === "clawed_back") expect(takenBack).toBe(amount);
      else expect(takenBack).toBe(eventId === "held1" ? 1_900n : 0n);
    }
  });

  test("one app's calls are listed and counted by themselves, in every status", async () => {
    await liveThroughAll();
    const order = { developerId: payee.developerId, name: "Other", markupBps: 4_000 };
    const other = { ...payee, appId: await createApp(bench.ctx, order) };
    await bench.earn(other.appId, "other", 5_00);
    for (const status of [undefined, ...EARNING_STATUSES]) {
      const all = await list({ status });
      for (const { appId } of [payee, other]) {
        const own = all.earnings.filter((one) => one.appId === appId).slice(0, 20);
        const found = await list({ status, appId, limit: 20 });
        expect(found.earnings).toEqual(own);
        const isOther = appId === other.appId;
        const others = status === undefined || status === "held" ? 1 : 0;
        expect(found.total).toBe(isOther ? others : all.total - others);
      }
    }
  });

  test("what a payout covers names it, and a failed payout gives its rows back", async () => {
    await earnMany("call", 40);
    await moveClock(bench.ctx.db, 8);
    await runPayouts(bench.ctx);
    const [payout] = await bench.payoutsOf(payee.developerId);
    const inPayout = await list({ status: "in_payout" });
    expect(new Set(inPayout.earnings.map(({ payoutId }) => payoutId))).toEqual(
      new Set([payout?.id]),
    );
    expect(inPayout.total).toBe(36);
    await bench.ctx.db.execute(sql`update developers set claimed_to = claims_from from payouts
      where payouts.developer_id = developers.id`);
    await bench.ctx.db.execute(sql`update payouts set state = 'failed'`);
    const back = await list({ status: "payable" });
    expect(back.total).toBe(36);
    expect(back.earnings[0]).toMatchObject({ payoutId: null, status: "payable" });
  });
});

describe("pages", () => {
  test("a walk by cursor sees each row once while others are written (R4)", async () => {
    await earnMany("first", 60);
    const seen: string[] = [];
    let after: EarningListRequest["after"];
    for (let page = 0; page < 50; page += 1) {
      const [found] = await Promise.all([list({ limit: 7, after }), earnMany(`late${page}_`, 5)]);
      seen.push(...found.earnings.map(({ eventId }) => eventId));
      if (!found.next) break;
      after = found.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const early = seen.filter((eventId) => eventId.startsWith("first"));
    expect(early.length).toBe(54);
  });

  test("an offset beside a cursor is ignored; one past the end finds nothing", async () => {
    await earnMany("call", 20);
    const { next } = await list({ limit: 5 });
    const after = next ?? undefined;
    expect(await list({ limit: 5, after, offset: 7 })).toEqual(await list({ limit: 5, after }));
    expect(await list({ offset: 18 })).toEqual({ earnings: [], total: 18, next: null });
    expect(await list({ offset: 1_000_000 })).toEqual({ earnings: [], total: 18, next: null });
    expect(await list({ status: "held", offset: 18 })).toMatchObject({ earnings: [], total: 18 });
  });

  test("rollups place every offset where a walk would have got to", async () => {
    await liveThroughAll();
    const cuts = { paidTo: "-infinity", claimedTo: "-infinity", matureTo: "-infinity" };
    const { db } = bench.ctx;
    for (const kept of ["all", "not_taken_back", "taken_back"] as const) {
      const selection = { span: WHOLE_TIMELINE, kept };
      const page = { ...selection, cuts, limit: 300, skip: 0 };
      const walked = await findEarnings(db, payee.developerId, page);
      for (let offset = 0; offset < walked.length; offset += 1) {
        const place = await placeEarnings(db, payee.developerId, selection, offset);
        expect(place.total).toBe(walked.length);
        const span = { ...WHOLE_TIMELINE, upTo: place.upTo ?? "" };
        const jump = { ...page, span, limit: 1, skip: place.skip };
        const [found] = await findEarnings(db, payee.developerId, jump);
        expect(found?.id).toBe(walked[offset]?.id);
      }
    }
  });

  test("other developers' rows never appear", async () => {
    const other = await addDeveloper(bench.ctx.db);
    await earnMany("mine", 10);
    expect(await listEarnings(as(other.developerId), { limit: 100, offset: 0 })).toEqual({
      earnings: [],
      total: 0,
      next: null,
    });
  });
});
