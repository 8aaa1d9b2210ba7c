import { expect, test } from "vitest";
import { addOwnContext, suiteDatabase } from "@/local/testing";
import { getApp } from "./get-app";

const database = suiteDatabase();
const developer = () => addOwnContext(database().db);

test("one's own app is found, somebody else's is not", async () => {
  const mine = await developer();
  const other = await developer();
  expect(await getApp(mine.ctx, mine)).toMatchObject({ id: mine.appId, markupBps: 4_000 });
  await expect(getApp(mine.ctx, other)).rejects.toMatchObject({ code: "not_found" });
});
