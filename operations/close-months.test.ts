import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { postJournal } from "../db/queries/ledger";
import { lockDeveloper } from "../db/queries/payout-facts";
import { closingsOf } from "../db/queries/statements";
import { adjustmentJournal } from "../domain/ledger/journals";
import {
  addDeveloper,
  createTestContext,
  createTestDatabase,
  moveClock,
  noGateway,
} from "../local/testing";
import { closeMonths } from "./close-months";
import { adjustEarnings } from "./correct-earnings";

async function open() {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  const { db } = database;
  const { developerId } = await addDeveloper(db);
  const ctx = createTestContext(db, noGateway, { kind: "developer" as const, developerId });
  const adjust = async (id: string, amount: bigint) => {
    const actor = { kind: "operator", name: "test" } as const;
    await adjustEarnings({ ...ctx, actor }, { developerId, id, reason: "test", amount });
  };
  const closings = async () =>
    (await closingsOf(db, developerId)).map(({ month, closing }) => [month, closing.owed]);
  return { db, ctx, developerId, adjust, closings };
}

test("each month that is over is closed with what it ended with, quiet ones too", async () => {
  const { db, ctx, adjust, closings } = await open();
  await adjust("march", 1_000_000n);
  await moveClock(db, 29);
  await adjust("april", 500_000n);
  await moveClock(db, 62);
  await closeMonths(ctx, await ctx.now());
  expect(await closings()).toEqual([
    ["2026-03", 1_000_000n],
    ["2026-04", 1_500_000n],
    ["2026-05", 1_500_000n],
  ]);
});

test("closing twice, and at the same time, closes once", async () => {
  const { db, ctx, adjust, closings } = await open();
  await adjust("march", 1_000_000n);
  await moveClock(db, 40);
  const now = await ctx.now();
  await Promise.all([1, 2, 3].map(() => closeMonths(ctx, now)));
  await closeMonths(ctx, now);
  expect(await closings()).toEqual([["2026-03", 1_000_000n]]);
});

test("what is still being posted when a month ends is waited for", async () => {
  const { db, ctx, developerId, closings } = await open();
  let closing: Promise<void> = Promise.resolve();
  await db.transaction(async (tx) => {
    await lockDeveloper(tx, developerId);
    await postJournal(tx, developerId, adjustmentJournal("slow", 700n), await ctx.now());
    await moveClock(db, 40);
    closing = closeMonths(ctx, await ctx.now());
    const isWaiting = sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => [...(await db.execute(isWaiting))].length).toBe(1);
    expect(await closings()).toEqual([]);
  });
  await closing;
  expect(await closings()).toEqual([["2026-03", 700n]]);
});

test("what was closed is never changed", async () => {
  const { db, ctx, adjust } = await open();
  await adjust("march", 1n);
  await moveClock(db, 40);
  await closeMonths(ctx, await ctx.now());
  for (const change of [
    sql`update statement_closings set owed = 2`,
    sql`truncate developers cascade`,
  ])
    await expect(db.execute(change)).rejects.toThrow();
});
