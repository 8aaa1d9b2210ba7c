import { expect, test } from "vitest";
import { addOwnContext, suiteDatabase } from "@/local/testing";
import { changeApp } from "./change-app";
import { listMarkups } from "./list-markups";

const database = suiteDatabase();
const developer = () => addOwnContext(database().db);

test("newest first down to the one from the beginning of time, page by page", async () => {
  const { ctx, appId } = await developer();
  for (const markupBps of [100, 200, 300]) await changeApp(ctx, { appId, markupBps });
  const all = await listMarkups(ctx, { appId, limit: 10 });
  expect(all.markups.map(({ markupBps }) => markupBps)).toEqual([300, 200, 100, 4_000]);
  expect(all.markups.map(({ effectiveFrom }) => effectiveFrom === null)).toEqual([
    false,
    false,
    false,
    true,
  ]);
  const first = await listMarkups(ctx, { appId, limit: 2 });
  const rest = await listMarkups(ctx, { appId, limit: 2, after: first.next ?? undefined });
  expect([...first.markups, ...rest.markups]).toEqual(all.markups);
  expect(rest).toMatchObject({ total: 4, next: null });
});

test("somebody else's history is not there", async () => {
  const [mine, other] = [await developer(), await developer()];
  const refused = listMarkups(mine.ctx, { appId: other.appId, limit: 10 });
  await expect(refused).rejects.toMatchObject({ code: "not_found" });
});
