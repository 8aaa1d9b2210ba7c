import { expect, test } from "vitest";
import { addOwnContext, suiteDatabase } from "@/local/testing";
import { changeApp } from "./change-app";
import { getApp } from "./get-app";
import { listMarkups } from "./list-markups";

const database = suiteDatabase();
const developer = () => addOwnContext(database().db);

test("name and markup change at once, and what is left out stays", async () => {
  const { ctx, appId } = await developer();
  const renamed = await changeApp(ctx, { appId, name: "New name" });
  expect(renamed).toMatchObject({ name: "New name", markupBps: 4_000 });
  const changed = await changeApp(ctx, { appId, name: "Newer", markupBps: 150 });
  expect(changed).toMatchObject({ name: "Newer", markupBps: 150 });
  expect(await getApp(ctx, { appId })).toEqual(changed);
});

test("the markup in force asked for again leaves no trace", async () => {
  const { ctx, appId } = await developer();
  await changeApp(ctx, { appId, markupBps: 4_000 });
  expect(await listMarkups(ctx, { appId, limit: 10 })).toMatchObject({ total: 1 });
});

test("a refused markup refuses the new name with it", async () => {
  const { ctx, appId } = await developer();
  const refused = changeApp(ctx, { appId, name: "Never", markupBps: 4_001 });
  await expect(refused).rejects.toMatchObject({ facts: { faults: [{ path: "markup_bps" }] } });
  expect(await getApp(ctx, { appId })).toMatchObject({ name: "App" });
});

test("somebody else's app is not there to be changed", async () => {
  const [mine, other] = [await developer(), await developer()];
  const refused = changeApp(mine.ctx, { appId: other.appId, name: "Stolen" });
  await expect(refused).rejects.toMatchObject({ code: "not_found" });
});
