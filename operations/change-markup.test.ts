import { beforeAll, expect, test } from "vitest";
import {
  addDeveloper,
  createTestContext,
  noGateway,
  suiteDatabase,
  type TestContext,
} from "@/local/testing";
import { changeMarkup } from "./change-markup";

const database = suiteDatabase();
let ctx: TestContext;

beforeAll(() => {
  ctx = createTestContext(database().db, noGateway, { kind: "system", name: "test" });
});

test("somebody else's app is not found", async () => {
  const mine = await addDeveloper(ctx.db);
  const theirs = await addDeveloper(ctx.db);
  const input = { developerId: mine.developerId, appId: theirs.appId, markupBps: 100 };
  await expect(changeMarkup(ctx, input)).rejects.toMatchObject({ code: "not_found" });
});
