import { expect, test } from "vitest";
import { createTestContext } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { listPayouts } from "./list-payouts";

test("newest first, one's own only, by state and page", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  const other = await bench.payee();
  for (const n of [1, 2, 3]) {
    await bench.earn(payee.appId, `call${n}`, 50_00);
    await bench.earn(other.appId, `call${n}`, 50_00);
    await bench.advance(1);
  }
  await bench.advance(8);
  const actor = { kind: "developer", developerId: payee.developerId } as const;
  const ctx = createTestContext(bench.ctx.db, bench.ctx.gateway, actor);

  const all = await listPayouts(ctx, { limit: 10, offset: 0 });
  expect(all.total).toBe(3);
  expect(new Set(all.payouts.map(({ developerId }) => developerId))).toEqual(
    new Set([payee.developerId]),
  );
  const times = all.payouts.map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));

  const second = await listPayouts(ctx, { limit: 1, offset: 1 });
  expect(second.payouts).toEqual([all.payouts[1]]);
  expect(await listPayouts(ctx, { limit: 10, offset: 0, states: ["failed"] })).toEqual({
    payouts: [],
    total: 0,
    next: null,
  });

  const first = await listPayouts(ctx, { limit: 2, offset: 0 });
  const after = first.next ?? undefined;
  const rest = await listPayouts(ctx, { limit: 2, offset: 1, after });
  expect([...first.payouts, ...rest.payouts]).toEqual(all.payouts);
  expect(rest.next).toBeNull();
});
