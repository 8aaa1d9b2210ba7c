import { expect, onTestFinished, test } from "vitest";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "../local/testing";
import { adjustEarnings } from "./correct-earnings";
import { listStatementMovements, type StatementMovement } from "./list-statement-movements";
import { recordUsage } from "./record-usage";

test("page by page comes the same as at once: own facts alone, oldest first", async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  const { db } = database;
  const [one, other] = [await addDeveloper(db), await addDeveloper(db)];
  const actor = { kind: "developer" as const, developerId: one.developerId };
  const ctx = createTestContext(db, noGateway, actor);
  const operator = { ...ctx, actor: { kind: "operator", name: "test" } as const };
  const from = await ctx.now();
  for (const [at, { developerId, appId }] of [one, other, one].entries()) {
    const call = { id: `c${at}`, app_id: appId, cost_credits: 1_000_000 };
    await recordUsage(ctx, [{ ...call, occurred_at: (await ctx.now()).toISOString() }]);
    const correction = { developerId, id: `adj${at}`, reason: "test", amount: BigInt(at + 1) };
    await adjustEarnings(operator, correction);
  }
  const span = { from, to: await ctx.now() };
  const all = await listStatementMovements(ctx, span, { limit: 100, after: undefined });
  expect(all.next).toBeNull();
  expect(all.movements.map(({ kind, amounts }) => [kind, amounts.owed])).toEqual([
    ["earned", 400_000n],
    ["platform_fee", -20_000n],
    ["adjustment", 1n],
    ["earned", 400_000n],
    ["platform_fee", -20_000n],
    ["adjustment", 3n],
  ]);
  const paged: StatementMovement[] = [];
  for (let after: typeof all.next | undefined; after !== null; ) {
    const page = await listStatementMovements(ctx, span, { limit: 1, after });
    paged.push(...page.movements);
    after = page.next;
  }
  expect(paged).toEqual(all.movements);
});
