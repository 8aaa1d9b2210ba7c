import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { listUnhandledEvents } from "@/db/queries/stripe-events";
import { brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { handleStripeEvent } from "./handle-stripe-event";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";

const unhandled = (bench: PayoutBench) => listUnhandledEvents(bench.ctx.db, 100);

async function handleAll(bench: PayoutBench): Promise<void> {
  await bench.control("flush", {});
  for (const id of await unhandled(bench)) await handleStripeEvent(bench.ctx, id);
}

async function lostTransfer() {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const [payout] = await bench.payoutsOf(payee.developerId);
  await bench.fault("reset", { when: "after", times: 1 });
  const key = { developerId: payee.developerId, payoutId: payout?.id ?? "" };
  expect(await sendTransfer(bench.ctx, key)).toEqual({ kind: "unknown" });
  return { bench, payee };
}

test("transfer.created settles a payout whose answer got lost", async () => {
  const { bench, payee } = await lostTransfer();
  await handleAll(bench);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
  expect(await unhandled(bench)).toEqual([]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("handled twice, and twice at once, the state is the same", async () => {
  const { bench, payee } = await lostTransfer();
  await bench.control("flush", {});
  const ids = await unhandled(bench);
  await Promise.all([...ids, ...ids].map((id) => handleStripeEvent(bench.ctx, id)));
  await bench.ctx.db.execute(sql`update stripe_events set handled_at = null`);
  const perEvent = sql`select count(*)::int from stripe_event_tries group by event_id`;
  expect(
    new Set((await query<{ count: number }>(bench.ctx.db, perEvent)).map((row) => row.count)),
  ).toEqual(new Set([1]));
  for (const id of ids.toReversed()) await handleStripeEvent(bench.ctx, id);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("while Stripe is away an event waits, with its reason, and works later", async () => {
  const { bench, payee } = await lostTransfer();
  await bench.control("flush", {});
  const match = { method: "GET", path: "/v1/transfers/*" };
  await bench.control("faults", { effect: "error_500", match, times: null });
  for (const id of await unhandled(bench)) await handleStripeEvent(bench.ctx, id);
  const kept = await query(
    bench.ctx.db,
    sql`select from stripe_events where handled_at is null and last_fault is not null`,
  );
  expect(kept.length).toBeGreaterThan(0);

  await bench.control("faults", undefined, "DELETE");
  await handleAll(bench);
  expect(await unhandled(bench)).toEqual([]);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
  const tries = await query<{ event_id: string; outcome: string; fault: string | null }>(
    bench.ctx.db,
    sql`select event_id, outcome, fault from stripe_event_tries order by id`,
  );
  const [failed] = tries.filter(({ outcome }) => outcome === "failed");
  expect(failed?.fault).toMatch(/./);
  const ofThat = tries.filter(({ event_id }) => event_id === failed?.event_id);
  expect(ofThat.map(({ outcome }) => outcome)).toEqual(["failed", "handled"]);
});

test("account.updated brings the mirror up to date", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.control(`accounts/${payee.stripeAccountId}/onboarding`, { outcome: "past_due" });
  await handleAll(bench);
  const [mirror] = await query<{ payouts_enabled: boolean }>(
    bench.ctx.db,
    sql`select payouts_enabled from connected_accounts where developer_id = ${payee.developerId}`,
  );
  expect(mirror).toEqual({ payouts_enabled: false });
});
