import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addDeveloper, brokenBooks, createTestContext, moveClock } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { requestPayout } from "./request-payout";

const yes = { confirmed: true } as const;

async function openDesk(cents: number, connected = true) {
  const bench = await openPayoutBench();
  const payee = connected
    ? await bench.payee()
    : await addDeveloper(bench.ctx.db, { stripeAccountId: null });
  if (cents > 0) await bench.earn(payee.appId, "call", cents);
  await moveClock(bench.ctx.db, 8);
  return { bench, payee, ctx: asDeveloper(bench, payee.developerId) };
}

function asDeveloper(bench: PayoutBench, developerId: string) {
  const actor = { kind: "developer", developerId } as const;
  return createTestContext(bench.ctx.db, bench.ctx.gateway, actor);
}

test("everything payable goes out, whatever the schedule and the threshold say", async () => {
  const { bench, payee, ctx } = await openDesk(110_00);
  await bench.ctx.db.execute(
    sql`update developers set schedule = 'manual', threshold_cents = 50000`,
  );
  expect(await requestPayout(ctx, yes)).toMatchObject({ kind: "initiated", transfer: 99_000_000n });
  expect(ctx.announced).toMatchObject([{ name: "payout/queued" }]);
  expect(await bench.payoutsOf(payee.developerId)).toHaveLength(1);
  expect(await brokenBooks(ctx.db)).toEqual([]);
});

test("asked twice, also at once, there is one payout, and the second is told so", async () => {
  const { bench, payee, ctx } = await openDesk(110_00);
  const answers = await Promise.all([1, 2, 3].map(() => requestPayout(ctx, yes)));
  expect(answers.map(({ kind }) => kind).sort()).toEqual([
    "in_progress",
    "in_progress",
    "initiated",
  ]);
  expect(await bench.payoutsOf(payee.developerId)).toHaveLength(1);
});

test("below the minimum it says how much there is", async () => {
  const { ctx } = await openDesk(4_50);
  expect(await requestPayout(ctx, yes)).toMatchObject({
    kind: "below_minimum",
    minimum: 10_000_000n,
  });
});

test("not confirmed, not connected and paused are told apart", async () => {
  const { ctx } = await openDesk(110_00);
  await expect(requestPayout(ctx, { confirmed: false })).rejects.toMatchObject({
    code: "payout_not_confirmed",
  });
  await ctx.db.execute(sql`update developers set paused_at = now(), paused_reason = 'Review'`);
  expect(await requestPayout(ctx, yes)).toMatchObject({ kind: "paused", reason: "Review" });

  const stranger = await openDesk(110_00, false);
  await expect(requestPayout(stranger.ctx, yes)).rejects.toMatchObject({
    code: "connect_incomplete",
  });
});
