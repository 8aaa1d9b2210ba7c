import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { addDays, addMinutes } from "@/domain/time";
import { brokenBooks } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { advanceClock } from "./advance-clock";

/** A hundred days, each with its run, on a machine that may have other work. */
const A_LONG_WALK_MS = 120_000;

test(
  "a life on the clock: paid, deposited, reserve released and paid (R5, R14)",
  async () => {
    const bench = await openPayoutBench();
    const payee = await bench.payee();
    await bench.earn(payee.appId, "call", 110_00);

    await bench.advance(9);
    const [first] = await bench.payoutsOf(payee.developerId);
    expect(first).toMatchObject({ state: "paid", transfer: 99_000_000n });
    const reserve = first?.reserve ?? 0n;

    await bench.advance(4);
    const [settled] = await bench.payoutsOf(payee.developerId);
    expect(settled).toMatchObject({ settlement: "deposited" });

    // As if it had been paid on request at noon: released within the hour, on the promised day.
    const [due] = await query<{ at: Date }>(
      bench.ctx.db,
      sql`update reserves set release_at = date_trunc('day', release_at) + interval '12:20'
        returning release_at as at`,
    );
    const at = due?.at ?? new Date(0);
    await advanceClock(bench.ctx, { set: addDays(at, 1).toISOString() });
    const [kept] = await query<{ at: Date }>(
      bench.ctx.db,
      sql`select date_trunc('minute', released_at) as at from reserves where state = 'released'`,
    );
    expect(kept?.at).toEqual(addMinutes(at, 25));

    await bench.advance(2);
    const [, second, ...more] = await bench.payoutsOf(payee.developerId);
    expect(more).toEqual([]);
    expect(second).toMatchObject({ state: "paid", transfer: reserve - (reserve % 10_000n) });
    expect(second?.reserve).toBe(reserve % 10_000n);
    expect(await brokenBooks(bench.ctx.db)).toEqual([]);
  },
  A_LONG_WALK_MS,
);

test("going back is refused and changes nothing (R15)", async () => {
  const bench = await openPayoutBench();
  const before = await bench.ctx.now();
  const wish = { set: "2020-01-01T00:00:00Z" };
  await expect(advanceClock(bench.ctx, wish)).rejects.toMatchObject({ code: "clock_backwards" });
  expect((await bench.ctx.now()).getTime()).toBeGreaterThanOrEqual(before.getTime());
});

test("both clocks show the same time afterwards", async () => {
  const bench = await openPayoutBench();
  const now = await advanceClock(bench.ctx, { advance: "P2DT3H" });
  const theirs = await bench.control<{ now: string }>("clock");
  expect(Math.abs(Date.parse(theirs.now) - now.getTime())).toBeLessThan(2_000);
});

test("moves asked for at once add up, and Stripe's trouble stops none of them", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(7.5);
  await bench.fault("reset", { when: "after", times: 1 });
  const match = { method: "GET", path: "/v1/transfers" };
  await bench.control("faults", { effect: "error_500", match, times: null });
  const before = await bench.ctx.now();
  await Promise.all([1, 2, 3].map(() => advanceClock(bench.ctx, { advance: "P1D" })));
  const days = ((await bench.ctx.now()).getTime() - before.getTime()) / 86_400_000;
  expect(days).toBeGreaterThan(2.99);

  await bench.control("faults", undefined, "DELETE");
  await bench.advance(1);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
  expect(await bench.transfersTo(payee.stripeAccountId)).toHaveLength(1);
});
