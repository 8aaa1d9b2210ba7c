import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { listOpenFindings } from "@/db/queries/findings";
import { brokenBooks, moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";
import { resumeSending, stopSending } from "./switch-sending";

async function planned(payees: number) {
  const bench = await openPayoutBench();
  const keys = [];
  for (let n = 0; n < payees; n += 1) {
    const payee = await bench.payee();
    await bench.earn(payee.appId, "call", 110_00);
    keys.push({ ...payee, payoutId: "" });
  }
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  for (const key of keys) key.payoutId = (await bench.payoutsOf(key.developerId))[0]?.id ?? "";
  const operator = { ...bench.ctx, actor: { kind: "operator", name: "op" } as const };
  return { bench, keys, operator };
}

test("stopped, nothing is sent and nothing is lost; resumed, it goes on where it was", async () => {
  const { bench, keys, operator } = await planned(2);
  await stopSending(operator, { reason: "Something is odd" });
  for (const key of keys) {
    expect(await sendTransfer(bench.ctx, key)).toEqual({
      kind: "postponed",
      reason: "sending_stopped",
    });
    expect(await bench.transfersTo(key.stripeAccountId)).toEqual([]);
  }
  expect(await listOpenFindings(bench.ctx.db, 10)).toMatchObject([{ rule: "sending_stopped" }]);

  await resumeSending(operator);
  for (const key of keys)
    expect(await sendTransfer(bench.ctx, key)).toMatchObject({ kind: "paid" });
  expect(await listOpenFindings(bench.ctx.db, 10)).toEqual([]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
  const trail = await query(bench.ctx.db, sql`select actor, action from audit_log order by id`);
  expect(trail).toEqual([
    { actor: "operator:op", action: "sending.stop" },
    { actor: "operator:op", action: "sending.resume" },
  ]);
});

test("three developers refused within a minute stop all sending (R10)", async () => {
  const { bench, keys } = await planned(4);
  await bench.fault("unauthorized", { times: null });
  const answers = [];
  for (const key of keys) answers.push(await sendTransfer(bench.ctx, key));
  expect(answers.map((answer) => ("reason" in answer ? answer.reason : answer.kind))).toEqual([
    "http_401",
    "http_401",
    "http_401",
    "sending_stopped",
  ]);
});
