import { expect, test } from "vitest";
import { brokenBooks, moveClock } from "@/local/testing";
import { openDeskBench } from "@/local/testing-desk";
import { resolveAttempt } from "./resolve-attempt";

test("a transfer that arrived is found and adopted, and nothing is sent twice", async () => {
  const bench = await openDeskBench();
  const { payoutId, stripeAccountId, send } = await bench.planned(110_00);
  await bench.fault("reset", { when: "after", times: 1 });
  expect(await send()).toMatchObject({ kind: "unknown" });
  expect(await resolveAttempt(bench.desk, { payoutId })).toMatchObject({ result: "paid" });
  expect(await resolveAttempt(bench.desk, { payoutId })).toMatchObject({
    result: "nothing_to_do",
  });
  expect(await bench.transfersTo(stripeAccountId)).toHaveLength(1);
  expect(await bench.actions()).toEqual(["payout.resolve", "payout.resolve"]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("an old key is never sent again: two looks apart free the payout", async () => {
  const bench = await openDeskBench();
  const { payoutId, stripeAccountId, send } = await bench.planned(110_00);
  await bench.fault("reset", { when: "before", times: 1 });
  expect(await send()).toMatchObject({ kind: "unknown" });
  await moveClock(bench.ctx.db, 1);
  const first = await resolveAttempt(bench.desk, { payoutId });
  expect(first).toMatchObject({ result: "unknown", emptyListings: 1 });
  expect(first.nextLookAt).toBeInstanceOf(Date);
  expect(await resolveAttempt(bench.desk, { payoutId })).toMatchObject({ emptyListings: 1 });
  await moveClock(bench.ctx.db, 0.01);
  expect(await resolveAttempt(bench.desk, { payoutId })).toMatchObject({ result: "postponed" });
  expect(await bench.transfersTo(stripeAccountId)).toEqual([]);
});

test("an id that is no payout's is not there", async () => {
  const { desk } = await openDeskBench();
  const refused = { code: "not_found" };
  await expect(resolveAttempt(desk, { payoutId: "pay_x" })).rejects.toMatchObject(refused);
});
