import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addDeveloper } from "@/local/testing";
import { openDeskBench } from "@/local/testing-desk";
import { pauseDeveloper } from "./pause-developer";
import { searchDevelopers } from "./search-developers";

test("a developer is found by name, address, any id of theirs, and how they stand", async () => {
  const bench = await openDeskBench();
  const planned = await bench.planned(110_00);
  const other = await addDeveloper(bench.ctx.db, { stripeAccountId: null });
  await bench.ctx.db.execute(sql`update developers set name = 'Ada 100%_sure'
    where id = ${planned.developerId}`);
  const found = async (search: string | null, standing: "paused" | "not_connected" | null = null) =>
    (await searchDevelopers(bench.desk, { search, standing, limit: 10, skip: 0 })).map(
      ({ id }) => id,
    );
  const { developerId, appId, payoutId, stripeAccountId } = planned;
  for (const id of [developerId, appId, payoutId, stripeAccountId, "100%_S", "ada"]) {
    expect(await found(id)).toEqual([developerId]);
  }
  expect(await found("0%%")).toEqual([]);
  expect(await found(null)).toEqual([other.developerId, developerId]);
  expect(await found(null, "not_connected")).toEqual([other.developerId]);
  await pauseDeveloper(bench.desk, { developerId, reason: "x", source: "legal" });
  expect(await found(null, "paused")).toEqual([developerId]);
  expect(
    await searchDevelopers(bench.desk, { search: developerId, standing: null, limit: 1, skip: 0 }),
  ).toMatchObject([{ isReady: true, owed: 0n, reserved: 11_000_001n, paid: 0n }]);
});
