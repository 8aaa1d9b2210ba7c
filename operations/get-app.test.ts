import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addDeveloper,
  createTestContext,
  createTestDatabase,
  noGateway,
  type TestDatabase,
} from "@/local/testing";
import { getApp } from "./get-app";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function developer() {
  const made = await addDeveloper(database.db);
  const actor = { kind: "developer", developerId: made.developerId } as const;
  return { ...made, ctx: createTestContext(database.db, noGateway, actor) };
}

test("one's own app is found, somebody else's is not", async () => {
  const mine = await developer();
  const other = await developer();
  expect(await getApp(mine.ctx, mine)).toMatchObject({ id: mine.appId, markupBps: 4_000 });
  await expect(getApp(mine.ctx, other)).rejects.toMatchObject({ code: "not_found" });
});
