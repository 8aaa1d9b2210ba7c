import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { relay } from "./relay";
import { runPayouts } from "./run-payouts";

test("what an executor forgot is handed out again, under a new id", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const first = bench.ctx.announced.splice(0);
  expect(await relay(bench.ctx)).toMatchObject({ payouts: 0 });

  await moveClock(bench.ctx.db, 0.01);
  expect(await relay(bench.ctx)).toMatchObject({ payouts: 1 });
  const again = bench.ctx.announced.filter(({ name }) => name === "payout/queued");
  expect(again).toHaveLength(1);
  expect(again[0]?.id).not.toBe(first.find(({ name }) => name === "payout/queued")?.id);
});

test("unhandled events are handed out, handled ones are not", async () => {
  const bench = await openPayoutBench();
  await bench.payee();
  await bench.control("flush", {});
  const { events } = await relay(bench.ctx);
  expect(events).toBeGreaterThan(0);
  expect(await relay(bench.ctx)).toMatchObject({ events: 0 });
  await bench.ctx.db.execute(sql`update stripe_events set handled_at = clock_timestamp(),
    next_try_at = clock_timestamp()`);
  expect(await relay(bench.ctx)).toMatchObject({ events: 0 });
});

test("a missed day is made up, once", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await runPayouts(bench.ctx);
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 9);
  expect(await relay(bench.ctx)).toMatchObject({ run: true });
  expect(await relay(bench.ctx)).toMatchObject({ run: false });
  expect(await bench.payoutsOf(payee.developerId)).toHaveLength(1);
});

test("the very first run is made up too, an empty platform is left alone", async () => {
  const bench = await openPayoutBench();
  await moveClock(bench.ctx.db, 2);
  expect(await relay(bench.ctx)).toMatchObject({ run: false });
  await bench.payee();
  await moveClock(bench.ctx.db, 1);
  expect(await relay(bench.ctx)).toMatchObject({ run: true });
});
