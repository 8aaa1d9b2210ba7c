import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { createTestContext, createTestDatabase, noGateway } from "../local/testing";
import { checkReadiness } from "./check-readiness";

async function open() {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  const actor = { kind: "system", name: "health" } as const;
  return { database, ctx: createTestContext(database.db, noGateway, actor) };
}

test("ready with a database on our schema", async () => {
  const { ctx } = await open();
  expect(await checkReadiness(ctx)).toEqual({ status: "ready" });
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
