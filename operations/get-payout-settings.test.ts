import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addDeveloper, createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { ensureDeveloper } from "./ensure-developer";
import { getPayoutSettings } from "./get-payout-settings";

test("a new developer has the policy's schedule and sees its hold as their delay", async () => {
  const database = await createTestDatabase();
  const { db } = database;
  await db.execute(sql`insert into policies (id, effective_from, fee_bps, hold_days,
      minimum_payout, reserve_bps, reserve_days, maximum_markup_bps, default_schedule)
    values (new_id('pol'), business_now(), 500, 3, 10000000, 0, 0, 4000, 'weekly')`);
  const system = createTestContext(db, noGateway, { kind: "system", name: "test" });
  const developerId = await ensureDeveloper(system, { email: "new@test", name: null });
  const own = createTestContext(db, noGateway, { kind: "developer", developerId });
  const usual = { enabled: true, schedule: "weekly", thresholdCents: 1_000, delayDays: 3 };
  expect(await getPayoutSettings(own)).toEqual(usual);

  const known = await addDeveloper(db);
  await db.execute(sql`update developers set delay_days = 0 where id = ${known.developerId}`);
  const theirs = { kind: "developer", developerId: known.developerId } as const;
  const settings = await getPayoutSettings(createTestContext(db, noGateway, theirs));
  expect(settings.delayDays).toBe(0);
  await database.close();
});
