import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { query } from "@/db/client";
import { listApps } from "@/db/queries/apps";
import {
  addDeveloper,
  createTestContext,
  noGateway,
  suiteDatabase,
  type TestContext,
} from "@/local/testing";
import { changeMarkup } from "./change-markup";
import { createApp } from "./create-app";

const database = suiteDatabase();
let ctx: TestContext;

beforeAll(() => {
  ctx = createTestContext(database().db, noGateway, { kind: "system", name: "test" });
});

test("an app's first markup holds from the beginning, later ones from now (R2)", async () => {
  const { developerId } = await addDeveloper(ctx.db);
  const appId = await createApp(ctx, { developerId, name: "Second", markupBps: 2_000 });
  await changeMarkup(ctx, { developerId, appId, markupBps: 1_000 });
  const markups = await query(
    ctx.db,
    sql`select markup_bps, isfinite(effective_from) as dated from app_markups
      where app_id = ${appId} order by effective_from`,
  );
  expect(markups).toEqual([
    { markup_bps: 2_000, dated: false },
    { markup_bps: 1_000, dated: true },
  ]);
  expect((await listApps(ctx.db, developerId)).map(({ name }) => name)).toEqual(["App", "Second"]);
});

test("done again as the same work, it is the same app", async () => {
  const { developerId } = await addDeveloper(ctx.db);
  const work = { ...ctx, workId: `work_${"0a".repeat(16)}` };
  const order = { developerId, name: "Keyed", markupBps: 500 };
  const made = await Promise.all([createApp(work, order), createApp(work, order)]);
  expect(await createApp(work, order)).toBe(made[0]);
  expect(made[1]).toBe(made[0]);
  expect((await listApps(ctx.db, developerId)).map(({ name }) => name)).toEqual(["App", "Keyed"]);
});

test.each([-1, 4_001, 12.5])(
  "a markup of %s basis points is refused by name",
  async (markupBps) => {
    const { developerId, appId } = await addDeveloper(ctx.db);
    const refused = { code: "invalid_field", facts: { faults: [{ path: "markup_bps" }] } };
    const made = createApp(ctx, { developerId, name: "Bad", markupBps });
    await expect(made).rejects.toMatchObject(refused);
    const changed = changeMarkup(ctx, { developerId, appId, markupBps });
    await expect(changed).rejects.toMatchObject(refused);
  },
);
