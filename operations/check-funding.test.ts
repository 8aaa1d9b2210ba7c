import { expect, test } from "vitest";
import { listOpenFindings } from "@/db/queries/findings";
import { openDeskBench } from "@/local/testing-desk";
import { checkFunding } from "./check-funding";
import { queuePayouts } from "./queue-payouts";
import { stopSending } from "./switch-sending";

test("after a top-up what waited goes out at once, and the finding with it", async () => {
  const bench = await openDeskBench({ fundsCents: 10_00 });
  await bench.planned(110_00);
  expect(await queuePayouts(bench.ctx)).toBe(0);
  expect(await checkFunding(bench.desk)).toEqual({ queued: 0, isStopped: false });
  await bench.control("fund", { amount: 200_00 });
  expect(await checkFunding(bench.desk)).toEqual({ queued: 1, isStopped: false });
  expect(await listOpenFindings(bench.ctx.db, 10)).toEqual([]);
});

test("while sending is stopped it says so and sends nothing", async () => {
  const bench = await openDeskBench();
  await bench.planned(110_00);
  await stopSending(bench.desk, { reason: "x" });
  expect(await checkFunding(bench.desk)).toEqual({ queued: 0, isStopped: true });
});
