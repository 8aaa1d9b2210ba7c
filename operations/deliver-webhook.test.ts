import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { tellNews } from "@/db/queries/news";
import { insertEndpoint, rotateSecret } from "@/db/queries/webhook-endpoints";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { openCouriers } from "@/local/testing-couriers";
import { whenOver } from "@/local/testing-ends";
import { openReceiver, verified } from "@/local/testing-receiver";
import { deliverWebhook } from "./deliver-webhook";

const SYSTEM = { kind: "system", name: "test" } as const;

/** A developer whose own server listens, and one thing that it is told. */
async function told() {
  const database = await createTestDatabase();
  whenOver(() => database.close());
  const { db } = database;
  const receiver = await openReceiver();
  const { couriers } = await openCouriers();
  const { developerId } = await addDeveloper(db);
  const ctx = { ...createTestContext(db, noGateway, SYSTEM), couriers };
  const secret = couriers.newSecret();
  const endpoint = await db.transaction((tx) =>
    insertEndpoint(tx, developerId, {
      url: receiver.url,
      description: "",
      types: ["reserve.released"],
      sealedSecret: couriers.seal(secret),
    }),
  );
  const tell = async (factId: string) => {
    const news = { kind: "reserve_released", payoutId: factId, amount: 11_000_000n } as const;
    await db.transaction(async (tx) => {
      await tellNews(tx, { developerId, factId, news }, await ctx.now());
    });
    const [row] = await query<{ id: string }>(
      db,
      sql`select id from webhook_deliveries order by id desc limit 1`,
    );
    return { developerId, deliveryId: row?.id ?? "" };
  };
  const state = async () => {
    const rows = await query<{ state: string; tries: number }>(
      db,
      sql`select state, tries from webhook_deliveries order by id`,
    );
    return rows;
  };
  const disabled = () =>
    query<{ disabled_reason: string | null }>(
      db,
      sql`select disabled_reason from webhook_endpoints where disabled_at is not null`,
    );
  return { receiver, ctx, secret, endpoint, developerId, tell, state, disabled };
}

test("a fact arrives once, signed, with its amount as the wire has it", async () => {
  const { ctx, tell, receiver, secret, state } = await told();
  const key = await tell("pay_1");
  await tell("pay_1");
  const outcomes = await Promise.all([1, 2, 3].map(() => deliverWebhook(ctx, key)));
  expect(outcomes.sort()).toEqual(["delivered", "nothing_to_do", "nothing_to_do"]);
  expect(await deliverWebhook(ctx, key)).toBe("nothing_to_do");
  const [received, ...others] = receiver.received;
  if (!received) throw new Error("nothing arrived");
  expect(others).toEqual([]);
  expect(verified(secret, received)).toEqual({
    type: "reserve.released",
    timestamp: expect.stringMatching(/^2026-03-03T12:00:\d\d\.\d{3}Z$/),
    data: { payout_id: "pay_1", amount_credits: 11_000_000 },
  });
  expect(await state()).toEqual([{ state: "delivered", tries: 1 }]);
});

test("a failure is tried again with the very same id and body", async () => {
  const { ctx, tell, receiver, state } = await told();
  const key = await tell("pay_1");
  receiver.answer(500);
  expect(await deliverWebhook(ctx, key)).toBe("postponed");
  expect(await state()).toEqual([{ state: "waiting", tries: 1 }]);
  receiver.answer(200);
  expect(await deliverWebhook(ctx, key)).toBe("delivered");
  const [first, second] = receiver.received;
  expect(second?.body).toBe(first?.body);
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  const log = await query(ctx.db, sql`select status, detail from webhook_tries order by id`);
  expect(log).toEqual([
    { status: 500, detail: "no" },
    { status: 200, detail: "no" },
  ]);
});

test("a process that died while posting is replaced, and the receiver can tell", async () => {
  const { ctx, tell, receiver } = await told();
  const key = await tell("pay_1");
  const dying = {
    ...ctx,
    couriers: {
      ...ctx.couriers,
      post: async (parcel: Parameters<typeof ctx.couriers.post>[0]) => {
        await ctx.couriers.post(parcel);
        throw new Error("killed");
      },
    },
  };
  await expect(deliverWebhook(dying, key)).rejects.toThrow("killed");
  expect(await deliverWebhook(ctx, key)).toBe("nothing_to_do");
  await ctx.db.execute(sql`update webhook_deliveries set leased_until = clock_timestamp()`);
  expect(await deliverWebhook(ctx, key)).toBe("delivered");
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test("an endpoint that never answers well is switched off, and its developer told", async () => {
  const { ctx, tell, receiver, state, disabled } = await told();
  const key = await tell("pay_1");
  receiver.answer(503);
  for (let tries = 1; tries <= 9; tries++) {
    expect(await deliverWebhook(ctx, key)).toBe("postponed");
  }
  expect(await disabled()).toEqual([]);
  expect(await deliverWebhook(ctx, key)).toBe("dead");
  expect(await state()).toEqual([{ state: "dead", tries: 10 }]);
  expect(await disabled()).toEqual([{ disabled_reason: expect.stringContaining("503") }]);
  const mails = await query(
    ctx.db,
    sql`select channel from messages join news on news.id = news_id
      where kind = 'webhook_disabled'`,
  );
  expect(mails).toEqual([{ channel: "email" }]);

  // Nothing more is queued for it, and what waits is dropped.
  await tell("pay_2");
  expect(await state()).toHaveLength(1);
});

test("one that answered something else meanwhile stays on", async () => {
  const { ctx, tell, receiver, disabled } = await told();
  const dying = await tell("pay_1");
  receiver.answer(500);
  for (let tries = 1; tries <= 9; tries++) await deliverWebhook(ctx, dying);
  receiver.answer(200);
  await deliverWebhook(ctx, await tell("pay_2"));
  receiver.answer(500);
  expect(await deliverWebhook(ctx, dying)).toBe("dead");
  expect(await disabled()).toEqual([]);
});

test("an endpoint that says it is gone is switched off at once", async () => {
  const { ctx, tell, receiver, disabled } = await told();
  receiver.answer(410);
  expect(await deliverWebhook(ctx, await tell("pay_1"))).toBe("dead");
  expect(await disabled()).toHaveLength(1);
});

test("what waits for an endpoint that was switched off is dropped, not sent", async () => {
  const { ctx, tell, receiver, state } = await told();
  const key = await tell("pay_1");
  await ctx.db.execute(sql`update webhook_endpoints set disabled_at = clock_timestamp(),
    disabled_reason = 'switched_off'`);
  expect(await deliverWebhook(ctx, key)).toBe("dropped");
  expect(receiver.received).toEqual([]);
  expect(await state()).toMatchObject([{ state: "dropped" }]);
});

test("after a rotation both secrets sign, until the older one's time is over", async () => {
  const { ctx, tell, receiver, secret, endpoint, developerId } = await told();
  const newer = ctx.couriers.newSecret();
  const key = { developerId, endpointId: endpoint.id };
  await rotateSecret(ctx.db, key, ctx.couriers.seal(newer), 24);
  await deliverWebhook(ctx, await tell("pay_1"));
  await ctx.db.execute(sql`update webhook_endpoints set secret_before_until = clock_timestamp()`);
  await deliverWebhook(ctx, await tell("pay_2"));
  const [during, after] = receiver.received;
  if (!during || !after) throw new Error("not everything arrived");
  expect(() => verified(newer, during)).not.toThrow();
  expect(() => verified(secret, during)).not.toThrow();
  expect(() => verified(newer, after)).not.toThrow();
  expect(() => verified(secret, after)).toThrow();
});
