import { expect, test } from "vitest";
import { addOwnContext, suiteDatabase } from "@/local/testing";
import { createApp } from "./create-app";
import { listApps } from "./list-apps";

const database = suiteDatabase();
const developer = () => addOwnContext(database().db);

test("newest first, page by page, with the markup in force; one's own only", async () => {
  const { ctx, developerId, appId } = await developer();
  await developer();
  const made = [appId];
  for (const markupBps of [100, 200, 300]) {
    made.unshift(await createApp(ctx, { developerId, name: `App ${markupBps}`, markupBps }));
  }
  const all = await listApps(ctx, { limit: 10 });
  expect(all.apps.map(({ id }) => id)).toEqual(made);
  expect(all.apps.map(({ markupBps }) => markupBps)).toEqual([300, 200, 100, 4_000]);
  expect(all).toMatchObject({ total: 4, next: null });

  const first = await listApps(ctx, { limit: 3 });
  await createApp(ctx, { developerId, name: "Meanwhile", markupBps: 0 });
  const rest = await listApps(ctx, { limit: 3, after: first.next ?? undefined });
  expect([...first.apps, ...rest.apps]).toEqual(all.apps);
  expect(rest).toMatchObject({ total: 5, next: null });
});
