import { expect, test } from "vitest";
import { openDeskBench } from "@/local/testing-desk";
import { findPayoutOwner } from "./find-payout-owner";

test("a payout's id tells whose it is", async () => {
  const bench = await openDeskBench();
  const { payoutId, developerId } = await bench.planned(110_00);
  expect(await findPayoutOwner(bench.desk, { payoutId })).toBe(developerId);
  expect(await findPayoutOwner(bench.desk, { payoutId: "pay_x" })).toBeNull();
});
