import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { policyAt } from "@/db/queries/policies";
import { DEFAULT_POLICY } from "@/domain/policy";
import { moveClock } from "@/local/testing";
import { openDeskBench } from "@/local/testing-desk";
import { listPolicies, planPolicy } from "./plan-policy";

test("a policy holds from its moment on; a dry run says what a run would do", async () => {
  const bench = await openDeskBench();
  const { appId } = await bench.payee();
  await bench.earn(appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  const policy = { ...DEFAULT_POLICY, reserveBps: 2_000, feeBps: 300 };
  const effectiveFrom = new Date((await bench.ctx.now()).getTime() + 86_400_000);
  const wish = { policy, effectiveFrom, dryRun: true };
  expect(await planPolicy(bench.desk, wish)).toMatchObject({
    id: null,
    before: { reserveBps: 1_000 },
    runBefore: { transferTotal: 99_000_000n },
    runAfter: { transferTotal: 88_000_000n },
  });
  expect(await listPolicies(bench.desk)).toHaveLength(1);

  await planPolicy(bench.desk, { ...wish, dryRun: false });
  expect(await policyAt(bench.ctx.db, await bench.ctx.now())).toMatchObject({ feeBps: 500 });
  await moveClock(bench.ctx.db, 1);
  expect(await policyAt(bench.ctx.db, await bench.ctx.now())).toMatchObject({ feeBps: 300 });
  expect(await listPolicies(bench.desk)).toMatchObject([
    { effectiveFrom, reserveBps: 2_000 },
    { effectiveFrom: null },
  ]);
  expect(await bench.actions()).toEqual(["policy.plan"]);
});

test("never for what has passed, and never two for one moment; the database agrees", async () => {
  const bench = await openDeskBench();
  const now = await bench.ctx.now();
  const wish = { policy: DEFAULT_POLICY, effectiveFrom: now, dryRun: false };
  await expect(planPolicy(bench.desk, wish)).rejects.toMatchObject({ code: "invalid_field" });
  const ahead = { ...wish, effectiveFrom: new Date(now.getTime() + 60_000) };
  await planPolicy(bench.desk, ahead);
  await expect(planPolicy(bench.desk, ahead)).rejects.toMatchObject({ code: "invalid_field" });
  const forced = bench.ctx.db.execute(sql`insert into policies (id, effective_from, fee_bps,
      hold_days, minimum_payout, reserve_bps, reserve_days, maximum_markup_bps, default_schedule)
    values ('pol_x', business_now() - interval '1 day', 0, 0, 1, 0, 0, 0, 'daily')`);
  await expect(forced).rejects.toMatchObject({
    cause: { constraint_name: "policy_is_not_retroactive" },
  });
});
