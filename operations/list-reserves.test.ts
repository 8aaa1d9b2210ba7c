import { expect, test } from "vitest";
import { addDeveloper, createTestContext, moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { getEarningsSummary } from "./get-earnings-summary";
import { listReserves } from "./list-reserves";
import { runPayouts } from "./run-payouts";

test("the calendar holds what the summary reserves, day by day and page by page", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  const as = (developerId: string) =>
    createTestContext(bench.ctx.db, bench.ctx.gateway, { kind: "developer", developerId });
  const ctx = as(payee.developerId);
  for (const n of [1, 2, 3]) {
    await bench.earn(payee.appId, `call${n}`, 50_00);
    await bench.advance(1);
  }
  await bench.advance(7.2);
  await bench.earn(payee.appId, "late", 40_00);
  await moveClock(bench.ctx.db, 7.5);
  await runPayouts(bench.ctx);

  const all = await listReserves(ctx, { limit: 100 });
  expect(all.held).toBe((await getEarningsSummary(ctx)).reserved);
  expect(all.total).toBe(4);
  expect(all.undated).toBe(4_000_000n);
  expect(all.reserves.map(({ releaseAt }) => releaseAt === null)).toEqual([
    false,
    false,
    false,
    true,
  ]);
  const dated = all.days.reduce((sum, { held }) => sum + held, 0n);
  expect(dated + all.undated).toBe(all.held);
  expect(all.days.map(({ date }) => date)).toEqual(all.days.map(({ date }) => date).toSorted());
  expect(all.days[0]?.date).toBe(all.reserves[0]?.releaseAt?.toISOString().slice(0, 10));

  const first = await listReserves(ctx, { limit: 3 });
  const rest = await listReserves(ctx, { limit: 3, after: first.next ?? undefined });
  expect([...first.reserves, ...rest.reserves]).toEqual(all.reserves);
  expect(rest.next).toBeNull();

  const other = await addDeveloper(bench.ctx.db);
  expect(await listReserves(as(other.developerId), { limit: 100 })).toEqual({
    held: 0n,
    undated: 0n,
    days: [],
    reserves: [],
    total: 0,
    next: null,
  });
});

test("what was released is in it no more", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  const actor = { kind: "developer", developerId: payee.developerId } as const;
  const ctx = createTestContext(bench.ctx.db, bench.ctx.gateway, actor);
  await bench.earn(payee.appId, "call", 50_00);
  await bench.advance(8);
  expect((await listReserves(ctx, { limit: 10 })).total).toBe(1);
  await bench.advance(90);
  expect(await listReserves(ctx, { limit: 10 })).toMatchObject({ held: 0n, days: [], total: 0 });
});
