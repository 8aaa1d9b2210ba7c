import { expect, test } from "vitest";
import { moveClock } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { previewPayouts } from "./preview-payouts";
import { queuePayouts } from "./queue-payouts";
import { runPayouts } from "./run-payouts";

test("a dry run writes nothing and says what the run then does", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  await bench.payee();
  await bench.earn(payee.appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);

  const preview = await previewPayouts(bench.ctx);
  expect(await bench.payoutsOf(payee.developerId)).toEqual([]);
  expect(await queuePayouts(bench.ctx)).toBe(0);
  const made = await runPayouts(bench.ctx);
  if (made.kind !== "completed") throw new Error("the run was not made");
  const { payoutsPlanned, transferTotal, reserveTotal, developersSeen } = preview.run;
  expect(made.run).toMatchObject({ payoutsPlanned, transferTotal, reserveTotal, developersSeen });
  expect(made.decisions).toEqual(preview.decisions);
});
