import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { latestAttempt } from "@/db/queries/payouts";
import { brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { failPayout } from "./fail-payout";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";

async function refusedPayout() {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const [payout] = await bench.payoutsOf(payee.developerId);
  const key = { developerId: payee.developerId, payoutId: payout?.id ?? "" };
  return { bench, payee, key };
}

test("the books are reversed, the reserve is void, automatic payouts stop (R10)", async () => {
  const { bench, payee, key } = await refusedPayout();
  await bench.fault("capability_off", { times: 1 });
  expect(await sendTransfer(bench.ctx, key)).toEqual({
    kind: "failed",
    code: "insufficient_capabilities_for_transfer",
  });
  const [after] = await query(
    bench.ctx.db,
    sql`select reserves.state as reserve, auto_stopped_reason as stopped, claimed_to = claims_from
        as given_back
      from payouts join developers on developers.id = payouts.developer_id
      join reserves on reserves.payout_id = payouts.id where payouts.id = ${key.payoutId}`,
  );
  expect(after).toEqual({
    reserve: "void",
    stopped: "insufficient_capabilities_for_transfer",
    given_back: true,
  });
  await moveClock(bench.ctx.db, 1);
  expect(await runPayouts(bench.ctx)).toMatchObject({ decisions: { auto_off: 1 } });
  expect(await bench.transfersTo(payee.stripeAccountId)).toEqual([]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("the same rows, claimed again, go out under the next key of their hash", async () => {
  const { bench, payee, key } = await refusedPayout();
  await bench.fault("capability_off", { times: 1 });
  await sendTransfer(bench.ctx, key);
  await bench.ctx.db.execute(sql`update developers set auto_stopped_at = null,
    auto_stopped_reason = null`);
  await bench.advance(1.5);
  const [first, second] = await bench.attemptsOf(payee.developerId);
  expect(second?.idempotency_key).toBe(`${first?.idempotency_key}_a2`);
  expect(await bench.transfersTo(payee.stripeAccountId)).toHaveLength(1);
});

test("a refusal that another send may have overtaken fails nothing", async () => {
  const { bench, payee, key } = await refusedPayout();
  await bench.fault("reset", { when: "before", times: 1 });
  await sendTransfer(bench.ctx, key);
  const attempt = await latestAttempt(bench.ctx.db, key);
  if (!attempt) throw new Error("there is no attempt");
  const late = { code: "account_closed", detail: "", replayed: false };
  expect(await failPayout(bench.ctx, attempt, late)).toEqual({ kind: "unknown" });
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "processing" }]);
});
