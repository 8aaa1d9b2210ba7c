import { expect, test } from "vitest";
import { DEFAULT_POLICY } from "@/domain/policy";
import { addDeveloper, createTestContext, noGateway, suiteDatabase } from "@/local/testing";
import { changePayoutSettings } from "./change-payout-settings";
import { getPayoutSettings } from "./get-payout-settings";

const database = suiteDatabase();

async function developer() {
  const { developerId } = await addDeveloper(database().db);
  return createTestContext(database().db, noGateway, { kind: "developer", developerId });
}
const DEFAULTS = { enabled: true, schedule: "daily", thresholdCents: 1_000, delayDays: 7 };

test("what is left out stays, and the answer is what holds then", async () => {
  const ctx = await developer();
  const weekly = await changePayoutSettings(ctx, { schedule: "weekly", thresholdCents: 50_000 });
  expect(weekly).toEqual({ ...DEFAULTS, schedule: "weekly", thresholdCents: 50_000 });
  const off = await changePayoutSettings(ctx, { enabled: false, delayDays: 2 });
  expect(off).toEqual({ ...weekly, enabled: false, delayDays: 2 });
  expect(await getPayoutSettings(ctx)).toEqual(off);
});

test("a change of nothing changes nothing, and nobody else's settings move", async () => {
  const [mine, other] = [await developer(), await developer()];
  expect(await changePayoutSettings(mine, {})).toEqual(DEFAULTS);
  await changePayoutSettings(mine, { schedule: "manual" });
  expect(await getPayoutSettings(other)).toEqual({
    ...DEFAULTS,
    delayDays: DEFAULT_POLICY.holdDays,
  });
});
