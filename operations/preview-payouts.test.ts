import { expect, test } from "vitest";
import { DEFAULT_POLICY } from "@/domain/policy";
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

test("it names the largest, of one reason if asked, and decides by another policy", async () => {
  const bench = await openPayoutBench();
  const rich = await bench.payee();
  const poor = await bench.payee();
  await bench.earn(rich.appId, "call", 110_00);
  await bench.earn(poor.appId, "call", 5_00);
  await moveClock(bench.ctx.db, 8);
  const named = async (most: number, code: "below_minimum" | null) =>
    (await previewPayouts(bench.ctx, { name: { most, code } })).largest;
  expect(await named(1, null)).toMatchObject([
    { developerId: rich.developerId, developer: "Test", code: "paid", transfer: 99_000_000n },
  ]);
  expect(await named(9, "below_minimum")).toMatchObject([{ developerId: poor.developerId }]);
  const policy = { ...DEFAULT_POLICY, reserveBps: 0 };
  expect(await previewPayouts(bench.ctx, { policy })).toMatchObject({
    run: { payoutsPlanned: 1, transferTotal: 110_000_000n },
    largest: [],
  });
});
