import { expect, test } from "vitest";
import { listOpenFindings } from "@/db/queries/findings";
import { moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { queuePayouts } from "./queue-payouts";
import { requestPayout } from "./request-payout";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";

test("each due payout is handed out once a time, whoever asks", async () => {
  const bench = await openPayoutBench();
  for (let n = 0; n < 3; n += 1) {
    const payee = await bench.payee();
    await bench.earn(payee.appId, "call", 110_00);
  }
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  expect(bench.ctx.announced.filter(({ name }) => name === "payout/queued")).toHaveLength(3);

  await moveClock(bench.ctx.db, 0.01);
  const handed = await Promise.all([1, 2, 3].map(() => queuePayouts(bench.ctx)));
  expect(handed.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(new Set(bench.ctx.announced.map(({ id }) => id)).size).toBe(bench.ctx.announced.length);
});

test("what was handed out and is not sent yet is not promised to a younger one", async () => {
  const bench = await openPayoutBench({ fundsCents: 150_00 });
  const keys = [];
  for (const payee of [await bench.payee(), await bench.payee()]) {
    await bench.earn(payee.appId, "call", 110_00);
    keys.push({ developerId: payee.developerId, payoutId: "" });
  }
  await moveClock(bench.ctx.db, 8);
  await bench.ctx.stripeClock.moveTo(await bench.ctx.now());
  for (const key of keys) {
    const own = { ...bench.ctx, actor: { kind: "developer", ...key } as const };
    await requestPayout(own, { confirmed: true });
    key.payoutId = (await bench.payoutsOf(key.developerId))[0]?.id ?? "";
  }
  const queued = bench.ctx.announced.filter(({ name }) => name === "payout/queued");
  expect(queued).toMatchObject([{ data: { payout_id: keys[0]?.payoutId } }]);
  expect(await listOpenFindings(bench.ctx.db, 5)).toMatchObject([{ rule: "funding_short" }]);
  const [older, younger] = keys;
  if (older) expect(await sendTransfer(bench.ctx, older)).toMatchObject({ kind: "paid" });

  await bench.control("fund", { amount: 500_00 });
  await moveClock(bench.ctx.db, 0.02);
  expect(await queuePayouts(bench.ctx)).toBe(1);
  if (younger) expect(await sendTransfer(bench.ctx, younger)).toMatchObject({ kind: "paid" });
});

test("what the platform cannot cover waits, and goes once it can", async () => {
  const bench = await openPayoutBench({ fundsCents: 150_00 });
  const payees = [];
  for (const cents of [110_00, 110_00, 40_00]) {
    const payee = await bench.payee();
    await bench.earn(payee.appId, "call", cents);
    payees.push(payee);
  }
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const sent = () => bench.ctx.announced.filter(({ name }) => name === "payout/queued").length;
  expect(sent()).toBe(2);
  expect(await listOpenFindings(bench.ctx.db, 5)).toMatchObject([
    { rule: "funding_short", amount: 99_000_000n },
  ]);

  await bench.control("fund", { amount: 500_00 });
  await moveClock(bench.ctx.db, 0.02);
  await queuePayouts(bench.ctx);
  expect(await listOpenFindings(bench.ctx.db, 5)).toEqual([]);
  for (const payee of payees) {
    expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "pending" }]);
  }
});
