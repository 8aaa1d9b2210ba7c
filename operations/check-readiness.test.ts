import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import {
  addDeveloper,
  createTestContext,
  createTestDatabase,
  moveClock,
  noGateway,
} from "../local/testing";
import { checkReadiness } from "./check-readiness";
import { runPayouts } from "./run-payouts";

async function open() {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  const actor = { kind: "system", name: "health" } as const;
  return { database, ctx: createTestContext(database.db, noGateway, actor) };
}

test("ready with a database on our schema", async () => {
  const { ctx } = await open();
  expect(await checkReadiness(ctx)).toEqual({
    status: "ready",
    lastRunAt: null,
    isRunLate: false,
    outboxAge: 0,
  });
});

test("degraded while a run is late, and ready again once it was made", async () => {
  const { ctx, database } = await open();
  await addDeveloper(database.db);
  await moveClock(database.db, 1);
  expect(await checkReadiness(ctx)).toMatchObject({ status: "degraded", isRunLate: true });
  await runPayouts(ctx);
  const after = await checkReadiness(ctx);
  expect(after).toMatchObject({ status: "ready", isRunLate: false });
  expect(after.lastRunAt).toEqual(expect.any(Date));
});

test("degraded while what Stripe told us waits for long", async () => {
  const { ctx, database } = await open();
  await database.db.execute(sql`insert into stripe_events (id, type, payload, received_at)
    values ('evt_1', 'account.updated', '{}', clock_timestamp() - interval '20 minutes')`);
  const { status, outboxAge } = await checkReadiness(ctx);
  expect(status).toBe("degraded");
  expect(outboxAge).toBeGreaterThanOrEqual(1_200);
});

test("not ready while the newest migration is missing", async () => {
  const { ctx, database } = await open();
  await database.db.execute(sql`delete from drizzle.__drizzle_migrations where created_at =
    (select max(created_at) from drizzle.__drizzle_migrations)`);
  await expect(checkReadiness(ctx)).rejects.toMatchObject({ code: "not_ready" });
});

test("not ready without a database", async () => {
  const { ctx, database } = await open();
  await database.close();
  await expect(checkReadiness(ctx)).rejects.toMatchObject({ code: "not_ready" });
});
