import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Database, query } from "@/db/client";
import { WEBHOOK_TYPES } from "@/domain/news/news";
import type { StoredFacts } from "@/domain/news/stored-news";
import { moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { cancelPayout } from "@/operations/cancel-payout";
import { recordReversals } from "@/operations/record-reversals";
import { releaseReserves } from "@/operations/release-reserves";
import { runPayouts } from "@/operations/run-payouts";
import { insertEndpoint } from "./webhook-endpoints";

const CLOSED_ACCOUNT = { number: "000111111113" };

interface Heard {
  readonly kind: string;
  readonly facts: StoredFacts;
  readonly channels: readonly string[];
  readonly webhooks: readonly string[];
}

/** Everything a developer is told, in order, with the ways by which it travels. */
async function heardBy(db: Database, developerId: string): Promise<Heard[]> {
  return query<Heard>(
    db,
    sql`select kind, facts, array(select channel from messages m
        where m.developer_id = n.developer_id and m.news_id = n.id order by channel) as channels,
        array(select type from webhook_deliveries d
        where d.developer_id = n.developer_id and d.news_id = n.id) as webhooks
      from news n where developer_id = ${developerId} order by id`,
  );
}

const kindsOf = (heard: readonly Heard[]) => heard.map(({ kind }) => kind);

async function listen(db: Database, developerId: string): Promise<void> {
  const endpoint = { url: "https://hooks.example.com", description: "", sealedSecret: "sealed" };
  await db.transaction((tx) =>
    insertEndpoint(tx, developerId, { ...endpoint, types: WEBHOOK_TYPES }),
  );
}

test("sent and arrived: each told once, by mail, to a text message only when chosen", async () => {
  const bench = await openPayoutBench();
  const { db } = bench.ctx;
  const payee = await bench.payee();
  await db.execute(sql`update developers set sms_on_payout_paid = true, phone = '+15551234567'`);
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(13);
  const heard = await heardBy(db, payee.developerId);
  expect(heard).toMatchObject([
    { kind: "payout_sent", channels: ["email"], webhooks: [], facts: { transfer: "99000000" } },
    { kind: "payout_deposited", channels: ["email", "sms"], facts: { settlement: "deposited" } },
  ]);
  expect(heard[1]?.facts.traceId).toBeTruthy();

  await moveClock(db, 91);
  await releaseReserves(bench.ctx);
  await releaseReserves(bench.ctx);
  const later = (await heardBy(db, payee.developerId)).slice(2);
  expect(later).toMatchObject([
    { kind: "reserve_released", channels: ["email"], facts: { amount: expect.any(String) } },
  ]);
});

test("the developer's four settings decide what is written", async () => {
  const bench = await openPayoutBench();
  const { db } = bench.ctx;
  const payee = await bench.payee();
  await db.execute(sql`update developers set email_on_payout_sent = false,
    email_on_payout_paid = false, email_on_payout_failed = false, sms_on_payout_paid = false,
    phone = '+15551234567'`);
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(13);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ settlement: "deposited" }]);
  expect(await heardBy(db, payee.developerId)).toEqual([]);

  await db.execute(sql`update developers set sms_on_payout_paid = true, phone = null`);
  await bench.earn(payee.appId, "call-2", 110_00);
  await bench.advance(13);
  expect(await bench.payoutsOf(payee.developerId)).toHaveLength(2);
  expect(await heardBy(db, payee.developerId)).toEqual([]);
});

test("a bank's return and a refused transfer are told with their reasons", async () => {
  const bench = await openPayoutBench();
  const { db } = bench.ctx;
  const returned = await bench.payee(CLOSED_ACCOUNT);
  await bench.earn(returned.appId, "call", 110_00);
  await bench.advance(14);
  expect(await heardBy(db, returned.developerId)).toMatchObject([
    { kind: "payout_sent" },
    // As real banks do: first they take it, days later they send it back.
    { kind: "payout_deposited" },
    {
      kind: "payout_returned",
      channels: ["email"],
      facts: { settlement: "returned", failureCode: "account_closed" },
    },
  ]);

  const refused = await bench.payee();
  await bench.earn(refused.appId, "call", 110_00);
  await bench.fault("capability_off", { times: 1 });
  await bench.advance(9);
  const [first] = await heardBy(db, refused.developerId);
  expect(first).toMatchObject({
    kind: "payout_failed",
    channels: ["email"],
    facts: { state: "failed", failureCode: "insufficient_capabilities_for_transfer" },
  });
});

test("webhooks hear what they listen to: planned, paid, taken back, and nothing else", async () => {
  const bench = await openPayoutBench();
  const { db } = bench.ctx;
  const payee = await bench.payee();
  const deaf = await bench.payee();
  await listen(db, payee.developerId);
  for (const one of [payee, deaf]) await bench.earn(one.appId, "call", 110_00);
  await bench.advance(9);
  const heard = await heardBy(db, payee.developerId);
  expect(heard.map(({ kind, webhooks }) => [kind, ...webhooks])).toEqual([
    ["payout_planned", "payout.planned"],
    ["payout_sent", "payout.paid"],
  ]);
  expect(kindsOf(await heardBy(db, deaf.developerId))).toEqual(["payout_sent"]);

  const reversal = { id: "r1", app_id: payee.appId, event_id: "call", reason: "refund" };
  await recordReversals(bench.ctx, [reversal]);
  await recordReversals(bench.ctx, [reversal]);
  const later = (await heardBy(db, payee.developerId)).slice(2);
  expect(later.map(({ kind, channels }) => [kind, ...channels]).sort()).toEqual([
    ["balance_negative", "email"],
    ["earning_clawed_back"],
  ]);
});

test("a cancelled payout is told; a plan that is not committed is not", async () => {
  const bench = await openPayoutBench();
  const { db } = bench.ctx;
  const payee = await bench.payee();
  await listen(db, payee.developerId);
  await bench.earn(payee.appId, "call", 110_00);
  await bench.fault("insufficient_funds");
  await bench.advance(6.9);
  await bench.advance(0.2);
  await runPayouts(bench.ctx);
  const [payout] = await bench.payoutsOf(payee.developerId);
  if (!payout) throw new Error("nothing was planned");
  const key = { developerId: payee.developerId, payoutId: payout.id };
  await cancelPayout(bench.ctx, { ...key, reason: "test" });
  await cancelPayout(bench.ctx, { ...key, reason: "test" });
  expect(kindsOf(await heardBy(db, payee.developerId))).toEqual([
    "payout_planned",
    "payout_cancelled",
  ]);
});
