import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openPayoutBench } from "../local/testing-payouts";
import { measurePlatform } from "./measure-platform";
import { reconcileBooks } from "./reconcile-books";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";

async function open(options: { fundsCents?: number } = {}) {
  const bench = await openPayoutBench(options);
  const measured = async () => {
    const measures = await measurePlatform(bench.ctx);
    return Object.fromEntries(
      measures.map(({ name, value, attributes = {} }) => [
        [name.replace("tributary.", ""), ...Object.values(attributes)].join(" "),
        value,
      ]),
    );
  };
  return { ...bench, measured };
}

test("a quiet platform", async () => {
  const { measured } = await open();
  expect(await measured()).toEqual({
    "payouts planned": 0,
    "payouts pending": 0,
    "payouts processing": 0,
    "outbox.age messages": 0,
    "outbox.age payouts": 0,
    "outbox.age stripe_events": 0,
    "outbox.age webhooks": 0,
    "attempts.unknown": 0,
  });
});

test("a run, and what it needs of Stripe's balance", async () => {
  const { ctx, payee, earn, advance, measured } = await open({ fundsCents: 5_000 });
  const { appId } = await payee();
  await earn(appId, "a", 11_112);
  await advance(7);
  await runPayouts(ctx);
  const waiting = await measured();
  expect(waiting).toMatchObject({ "payouts pending": 1, "run.payouts": 1 });
  expect(waiting["run.age"]).toBeGreaterThanOrEqual(0);
  expect(waiting["funding.ratio"]).toBeCloseTo(0.5, 2);
  expect(waiting["findings.open funding_short"]).toBe(1);
});

test("an outcome that nobody knows counts until it is known", async () => {
  const { ctx, payee, earn, advance, fault, measured, payoutsOf } = await open();
  const { developerId, appId } = await payee();
  await earn(appId, "a", 11_112);
  await advance(7);
  await runPayouts(ctx);
  const [payout] = await payoutsOf(developerId);
  const key = { developerId, payoutId: payout?.id ?? "" };
  await fault("reset", { when: "after", times: 1 });
  expect(await sendTransfer(ctx, key)).toMatchObject({ kind: "unknown" });
  expect((await measured())["attempts.unknown"]).toBe(1);
  await sendTransfer(ctx, key);
  expect((await measured())["attempts.unknown"]).toBe(0);
});

test("an outbox that nobody works off is measured, and is a finding until it is done", async () => {
  const { ctx, measured } = await open();
  await ctx.db.execute(sql`insert into stripe_events (id, type, payload, received_at)
    values ('evt_1', 'account.updated', '{}', clock_timestamp() - interval '20 minutes')`);
  expect((await measured())["outbox.age stripe_events"]).toBeGreaterThanOrEqual(1_200);
  expect(await reconcileBooks(ctx)).toMatchObject({ found: 1, isNew: 1 });
  expect((await measured())["findings.open outbox_lag"]).toBe(1);
  await ctx.db.execute(sql`update stripe_events set handled_at = clock_timestamp()`);
  expect(await reconcileBooks(ctx)).toMatchObject({ found: 0, resolved: 1 });
});
