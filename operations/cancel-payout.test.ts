import { expect, test } from "vitest";
import { brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { cancelPayout } from "./cancel-payout";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";

async function planned() {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const [payout] = await bench.payoutsOf(payee.developerId);
  const key = { developerId: payee.developerId, payoutId: payout?.id ?? "" };
  const operator = { ...bench.ctx, actor: { kind: "operator", name: "op" } as const };
  return { bench, payee, key, operator };
}

test("one that waits is withdrawn whole, never sent, and its earnings are paid later", async () => {
  const { bench, payee, key, operator } = await planned();
  await cancelPayout(operator, { ...key, reason: "Wrong account" });
  await cancelPayout(operator, { ...key, reason: "Wrong account" });
  expect(await sendTransfer(bench.ctx, key)).toEqual({ kind: "nothing_to_do" });
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
  await bench.advance(1.5);
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([
    { state: "cancelled" },
    { state: "paid" },
  ]);
  expect(await bench.transfersTo(payee.stripeAccountId)).toHaveLength(1);
});

test("one whose outcome is unknown, and one that is paid, cannot be withdrawn", async () => {
  const { bench, key, operator } = await planned();
  const refused = { code: "payout_not_cancellable" };
  await bench.fault("reset", { when: "after", times: 1 });
  await sendTransfer(bench.ctx, key);
  await expect(cancelPayout(operator, { ...key, reason: "x" })).rejects.toMatchObject(refused);
  await sendTransfer(bench.ctx, key);
  await expect(cancelPayout(operator, { ...key, reason: "x" })).rejects.toMatchObject(refused);
});
