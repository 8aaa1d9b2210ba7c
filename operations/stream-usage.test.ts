import { expect, test } from "vitest";
import {
  addDeveloper,
  brokenBooks,
  createTestContext,
  noGateway,
  suiteDatabase,
} from "@/local/testing";
import { listEarnings } from "./list-earnings";
import { streamUsage } from "./stream-usage";

const database = suiteDatabase();

test("whoever stops listening ends the reading; what was told of has landed", async () => {
  const { db } = database();
  const { appId, developerId } = await addDeveloper(db);
  const ctx = createTestContext(db, noGateway, { kind: "service", tokenId: "tok" });
  const occurred_at = (await ctx.now()).toISOString();
  let sent = 0;
  async function* file() {
    for (; sent < 5_000; sent += 1) {
      const call = { id: `c${sent}`, app_id: appId, occurred_at, cost_credits: 100 };
      yield new TextEncoder().encode(`${JSON.stringify(call)}\n`);
    }
  }
  for await (const progress of streamUsage(ctx, file())) {
    expect(progress).toMatchObject({ lines: 1_000, accepted: 1_000, isEnd: false });
    break;
  }
  expect(sent).toBeLessThan(1_001);
  const mine = { ...ctx, actor: { kind: "developer", developerId } as const };
  expect((await listEarnings(mine, { limit: 1, offset: 0 })).total).toBe(1_000);
  expect(await brokenBooks(db)).toEqual([]);
});
