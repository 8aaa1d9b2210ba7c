import { expect, test } from "vitest";
import { openDeskBench } from "@/local/testing-desk";
import { getFunding } from "./get-funding";
import { queuePayouts } from "./queue-payouts";

test("what is there, what waits, what the next run adds, and what is missing", async () => {
  const bench = await openDeskBench({ fundsCents: 10_00 });
  await bench.planned(110_00);
  await queuePayouts(bench.ctx);
  const next = await bench.payee();
  await bench.earn(next.appId, "call", 50_00);
  await bench.advance(7.5);
  const funding = await getFunding(bench.desk);
  expect(funding).toMatchObject({
    available: 10_000_000n,
    inFlight: 0n,
    waiting: { payouts: 1, amount: 99_000_000n },
    nextRun: { payouts: 1, amount: 45_000_000n },
    missing: 134_000_000n,
  });
  expect(funding.shortSince).toBeInstanceOf(Date);
  expect(funding.runs.length).toBeGreaterThan(1);
  const times = funding.runs.map(({ asOf }) => asOf.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test("while Stripe does not say, nothing is claimed", async () => {
  const bench = await openDeskBench();
  await bench.fault("error_500", { match: { path: "/v1/balance" }, times: null });
  expect(await getFunding(bench.desk)).toMatchObject({ available: null, missing: null });
});
