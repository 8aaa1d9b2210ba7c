import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openDeskBench } from "@/local/testing-desk";
import { acknowledge } from "./acknowledge";
import { carryOutAction } from "./carry-out-action";
import { checkAccount } from "./check-account";
import { handleStripeEvent } from "./handle-stripe-event";
import { listAttention } from "./list-attention";
import { queuePayouts } from "./queue-payouts";
import { resumeSending, stopSending } from "./switch-sending";

test("nothing waits on a quiet day", async () => {
  const { desk } = await openDeskBench();
  expect(await listAttention(desk)).toEqual([]);
});

test("an unknown attempt waits with its amount, until its outcome is known", async () => {
  const bench = await openDeskBench();
  const { payoutId, developerId, send } = await bench.planned(110_00);
  await bench.fault("reset", { when: "after", times: 1 });
  await send();
  expect(await listAttention(bench.desk)).toMatchObject([
    { kind: "unknown_attempt", payoutId, developerId, amount: 99_000_000n, sends: 1 },
  ]);
  await send();
  expect(await listAttention(bench.desk)).toEqual([]);
});

test("a failed payout waits until the account is ready and it is paid anew", async () => {
  const bench = await openDeskBench();
  const { payoutId, stripeAccountId, send, developerId } = await bench.planned(110_00);
  await bench.control(`accounts/${stripeAccountId}/onboarding`, { outcome: "past_due" });
  await bench.fault("capability_off", { times: 1 });
  expect(await send()).toMatchObject({ kind: "failed" });
  await checkAccount(bench.desk, { developerId });
  expect(await listAttention(bench.desk)).toMatchObject([
    { kind: "failed_payout", payoutId, autoStopped: true },
    { kind: "restricted_account", developerId, amount: 110_000_001n },
  ]);
  await bench.control(`accounts/${stripeAccountId}/onboarding`, { outcome: "complete" });
  await checkAccount(bench.desk, { developerId });
  expect(await listAttention(bench.desk)).toMatchObject([{ payoutId, autoStopped: false }]);
  await bench.advance(1);
  expect(await listAttention(bench.desk)).toEqual([]);
});

test("a returned bank payout waits until it is set aside; its next return comes back", async () => {
  const bench = await openDeskBench();
  const payee = await bench.payee({ number: "000111111116" });
  await bench.earn(payee.appId, "call", 110_00);
  await bench.advance(14);
  const [entry] = await listAttention(bench.desk);
  expect(entry).toMatchObject({ kind: "returned_payout", failureCode: "no_account" });
  if (entry?.kind !== "returned_payout") throw new Error("nothing was returned");
  const seen = { kind: entry.kind, subject: entry.subject, note: "Wrote to them" } as const;
  await acknowledge(bench.desk, seen);
  expect(await listAttention(bench.desk)).toEqual([]);
  await bench.ctx.db.execute(sql`update payouts set bank_payout_id = 'po_again'
    where settlement = 'returned'`);
  expect(await listAttention(bench.desk)).toMatchObject([{ kind: "returned_payout" }]);
});

test("short funds, a parked event, a stop and a proposal wait too, each told once", async () => {
  const bench = await openDeskBench({ fundsCents: 10_00 });
  const { developerId } = await bench.planned(110_00);
  await queuePayouts(bench.ctx);
  await bench.ctx.db.execute(sql`insert into stripe_events (id, type, payload)
    values ('evt_poison', 'transfer.created', '{"data":{"object":{"amount":500}}}')`);
  for (let n = 0; n < 12; n += 1) await handleStripeEvent(bench.ctx, "evt_poison");
  const action = { kind: "adjustment", developerId, id: "a", reason: "x" } as const;
  const consent = { confirmation: "5000.00" };
  await carryOutAction(bench.desk, { ...action, amount: 5_000_000_000n }, consent);
  await stopSending(bench.desk, { reason: "Looks odd" });
  expect(await listAttention(bench.desk)).toMatchObject([
    { kind: "sending_stopped", reason: "Looks odd" },
    { kind: "funding_short", amount: 99_000_000n },
    { kind: "parked_event", eventId: "evt_poison", tries: 12, cents: 500n },
    { kind: "proposal", amount: 5_000_000_000n },
  ]);
  await resumeSending(bench.desk);
  expect((await listAttention(bench.desk))[0]).toMatchObject({ kind: "funding_short" });
});
