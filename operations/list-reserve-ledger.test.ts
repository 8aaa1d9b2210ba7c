import { expect, test } from "vitest";
import { openDeskBench } from "@/local/testing-desk";
import { listReserveLedger } from "./list-reserve-ledger";

test("everybody's reserves are listed with what is left, and filtered by state", async () => {
  const bench = await openDeskBench();
  const { send, payoutId, developerId } = await bench.planned(110_00);
  await send();
  const page = { state: null, limit: 10, skip: 0 };
  expect(await listReserveLedger(bench.desk, page)).toMatchObject({
    reserves: [{ payoutId, developerId, state: "held", amount: 11_000_001n }],
    totals: [{ state: "held", reserves: 1, left: 11_000_001n }],
  });
  const released = await listReserveLedger(bench.desk, { ...page, state: "released" });
  expect(released.reserves).toEqual([]);
});
