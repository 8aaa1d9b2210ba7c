import { expect, test } from "vitest";
import { createTestContext, createTestDatabase, moveClock, noGateway } from "@/local/testing";
import { listPayoutRuns } from "./list-payout-runs";
import { runPayouts } from "./run-payouts";

test("runs are listed newest first, with who started them, up to the limit", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ops@test" });
  for (let days = 0; days < 3; days += 1) {
    await moveClock(database.db, 1);
    await runPayouts(ctx);
  }

  const runs = await listPayoutRuns(ctx, { limit: 2 });

  expect(runs).toHaveLength(2);
  expect(runs[0]).toMatchObject({ state: "completed", startedBy: "ops@test", payoutsPlanned: 0 });
  expect(runs[0]?.asOf.getTime()).toBeGreaterThan(runs[1]?.asOf.getTime() ?? 0);
  await database.close();
});
