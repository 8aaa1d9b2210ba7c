import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { tellNews } from "@/db/queries/news";
import { insertEndpoint } from "@/db/queries/webhook-endpoints";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { whenOver } from "@/local/testing-ends";
import { queueNews } from "./queue-news";

test("what is to be told is handed out once, and again when nothing came of it", async () => {
  const database = await createTestDatabase();
  whenOver(() => database.close());
  const { db } = database;
  const { developerId } = await addDeveloper(db);
  const ctx = createTestContext(db, noGateway, { kind: "system", name: "test" });
  await db.transaction(async (tx) => {
    await insertEndpoint(tx, developerId, {
      url: "https://hooks.example.com",
      description: "",
      types: ["reserve.released"],
      sealedSecret: "sealed",
    });
    const news = { kind: "reserve_released", payoutId: "pay_1", amount: 1n } as const;
    await tellNews(tx, { developerId, factId: "pay_1", news }, await ctx.now());
  });

  const takers = await Promise.all([queueNews(ctx), queueNews(ctx), queueNews(ctx)]);
  expect(takers.reduce((all, one) => all + one)).toBe(2);
  const names = ctx.announced.map(({ name }) => name).sort();
  expect(names).toEqual(["message/queued", "webhook/queued"]);

  await db.execute(sql`update messages set next_try_at = clock_timestamp()`);
  expect(await queueNews(ctx)).toBe(1);
  const ids = ctx.announced.filter(({ name }) => name === "message/queued").map(({ id }) => id);
  // The generation is part of the id, so that no executor drops the later one as a repeat.
  expect(new Set(ids).size).toBe(2);
});

test("a transaction that fails tells nothing", async () => {
  const database = await createTestDatabase();
  whenOver(() => database.close());
  const { db } = database;
  const { developerId } = await addDeveloper(db);
  const ctx = createTestContext(db, noGateway, { kind: "system", name: "test" });
  const news = { kind: "balance_negative", missing: 1n } as const;
  const failing = db.transaction(async (tx) => {
    await tellNews(tx, { developerId, factId: "today", news }, await ctx.now());
    throw new Error("broke");
  });
  await expect(failing).rejects.toThrow("broke");
  expect(await queueNews(ctx)).toBe(0);
});
