import { expect, test } from "vitest";
import { moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { queuePayouts } from "./queue-payouts";
import { runPayouts } from "./run-payouts";

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
