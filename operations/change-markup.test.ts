import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addDeveloper,
  createTestContext,
  createTestDatabase,
  noGateway,
  type TestContext,
  type TestDatabase,
} from "@/local/testing";
import { changeMarkup } from "./change-markup";

let database: TestDatabase;
let ctx: TestContext;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = createTestContext(database.db, noGateway, { kind: "system", name: "test" });
});
afterAll(() => database.close());

test("somebody else's app is not found", async () => {
  const mine = await addDeveloper(ctx.db);
  const theirs = await addDeveloper(ctx.db);
  const input = { developerId: mine.developerId, appId: theirs.appId, markupBps: 100 };
  await expect(changeMarkup(ctx, input)).rejects.toMatchObject({ code: "not_found" });
});
