import { expect, test } from "vitest";
import { openDeskBench } from "@/local/testing-desk";
import { getPayoutRun, listRunDecisions } from "./get-payout-run";
import { listPayoutRuns } from "./list-payout-runs";

test("a run's progress is where its payouts are, and each decision has its reason", async () => {
  const bench = await openDeskBench();
  const poor = await bench.payee();
  await bench.earn(poor.appId, "call", 5_00);
  const { send, payoutId, developerId } = await bench.planned(110_00);
  const [run] = await listPayoutRuns(bench.desk, { limit: 1 });
  const runId = run?.id ?? "";
  expect(await getPayoutRun(bench.desk, { runId })).toMatchObject({
    run: { state: "completed", payoutsPlanned: 1 },
    decisions: { paid: 1, below_minimum: 1 },
    payouts: [{ state: "pending", payouts: 1, amount: 99_000_000n }],
  });
  await send();
  const progress = await getPayoutRun(bench.desk, { runId });
  expect(progress.payouts).toMatchObject([{ state: "paid", payouts: 1 }]);
  const page = { runId, code: null, limit: 10, skip: 0 };
  expect(await listRunDecisions(bench.desk, page)).toMatchObject([
    { developerId, code: "paid", payoutId, state: "paid", transfer: 99_000_000n },
    { developerId: poor.developerId, code: "below_minimum", payoutId: null },
  ]);
  expect(await listRunDecisions(bench.desk, { ...page, code: "below_minimum" })).toHaveLength(1);
  await expect(getPayoutRun(bench.desk, { runId: "run_x" })).rejects.toMatchObject({
    code: "not_found",
  });
});
