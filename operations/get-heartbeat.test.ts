import { expect, test } from "vitest";
import { openDeskBench } from "@/local/testing-desk";
import { getHeartbeat } from "./get-heartbeat";

test("the last run, what Stripe has, and what waits for it", async () => {
  const bench = await openDeskBench({ fundsCents: 500_00 });
  expect(await getHeartbeat(bench.desk)).toMatchObject({ lastRun: null, waiting: { payouts: 0 } });
  await bench.planned(110_00);
  expect(await getHeartbeat(bench.desk)).toMatchObject({
    lastRun: { payoutsPlanned: 1 },
    available: 500_000_000n,
    waiting: { payouts: 1, amount: 99_000_000n },
  });
  await bench.fault("error_500", { match: { path: "/v1/balance" }, times: null });
  expect(await getHeartbeat(bench.desk)).toMatchObject({ available: null });
});
