import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { advanceClock } from "./advance-clock";
import { releaseReserves } from "./release-reserves";

test("a reserve is released once, ninety days after its transfer succeeded (R5)", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(9);
  const [payout] = await bench.payoutsOf(payee.developerId);

  await moveClock(bench.ctx.db, 85);
  expect(await releaseReserves(bench.ctx)).toEqual({ released: 0, amount: 0n });
  await moveClock(bench.ctx.db, 6);
  const racers = await Promise.all([1, 2, 3].map(() => releaseReserves(bench.ctx)));
  const amounts = racers.map(({ amount }) => amount).sort();
  expect(amounts).toEqual([0n, 0n, payout?.reserve]);

  const rows = await query(
    bench.ctx.db,
    sql`select amount from developer_earnings where kind = 'reserve_release'`,
  );
  expect(rows).toEqual([{ amount: payout?.reserve }]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("a release by hand is in the audit log, one by the clock is not", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(9);
  const [payout] = await bench.payoutsOf(payee.developerId);
  await moveClock(bench.ctx.db, 91);
  const trail = () =>
    query(bench.ctx.db, sql`select actor, action, subject, facts from audit_log order by id`);

  const ctx = { ...bench.ctx, actor: { kind: "operator", name: "ops@test" } } as const;
  expect(await releaseReserves(ctx)).toMatchObject({ released: 1 });
  expect(await trail()).toEqual([
    {
      actor: "operator:ops@test",
      action: "reserve.release",
      subject: payout?.id,
      facts: { developer_id: payee.developerId, amount_credits: String(payout?.reserve) },
    },
  ]);

  expect(await releaseReserves(ctx)).toMatchObject({ released: 0 });
  await advanceClock(ctx, { advance: "P2D" });
  expect(await trail()).toHaveLength(1);
});
