import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { queryOne } from "@/db/client";
import { Refusal } from "@/domain/refusals";
import {
  addDeveloper,
  createTestContext,
  moveClock,
  noGateway,
  suiteDatabase,
} from "@/local/testing";
import { getPayout } from "./get-payout";
import { recordUsage } from "./record-usage";
import { runPayouts } from "./run-payouts";

const database = suiteDatabase();

const as = (developerId: string) =>
  createTestContext(database().db, noGateway, { kind: "developer", developerId });

async function payOne() {
  const ctx = createTestContext(database().db, noGateway, { kind: "system", name: "test" });
  const { developerId, appId } = await addDeveloper(database().db);
  const occurred_at = (await ctx.now()).toISOString();
  await recordUsage(ctx, [{ id: "a", app_id: appId, occurred_at, cost_credits: 289_473_685 }]);
  await moveClock(database().db, 8);
  await runPayouts(ctx);
  const { id } = await queryOne<{ id: string }>(
    database().db,
    sql`select id from payouts where developer_id = ${developerId}`,
  );
  return { developerId, payoutId: id };
}

test("a developer's own payout comes with its reserve and its attempts", async () => {
  const { developerId, payoutId } = await payOne();
  const { payout, reserve, attempts } = await getPayout(as(developerId), { payoutId });
  expect(payout).toMatchObject({ id: payoutId, gross: 110_000_001n, transfer: 99_000_000n });
  expect(reserve).toMatchObject({ amount: 11_000_001n, state: "held" });
  expect(attempts).toEqual([]);
});

test("somebody else's payout is not there", async () => {
  const { payoutId } = await payOne();
  const other = await addDeveloper(database().db);
  const asked = getPayout(as(other.developerId), { payoutId });
  await expect(asked).rejects.toMatchObject(new Refusal("not_found"));
});
