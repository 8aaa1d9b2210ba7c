import { expect, test } from "vitest";
import { createTestContext, createTestDatabase, moveClock, noGateway } from "@/local/testing";
import { openPayoutBench } from "@/local/testing-payouts";
import { listPayoutRuns } from "./list-payout-runs";
import { runPayouts } from "./run-payouts";
import { sendTransfer } from "./send-transfer";

test("a run says how many of its payouts are not sent yet", async () => {
  const bench = await openPayoutBench();
  const payees = [await bench.payee(), await bench.payee()];
  for (const { appId } of payees) await bench.earn(appId, "call", 110_00);
  await moveClock(bench.ctx.db, 8);
  await runPayouts(bench.ctx);
  const operator = { kind: "operator", name: "ops@test" } as const;
  const waiting = async () => {
    const [run] = await listPayoutRuns({ ...bench.ctx, actor: operator }, { limit: 1 });
    return run?.waiting;
  };

  expect(await waiting()).toBe(2);
  for (const { developerId } of payees) {
    const [payout] = await bench.payoutsOf(developerId);
    await sendTransfer(bench.ctx, { developerId, payoutId: payout?.id ?? "" });
  }
  expect(await waiting()).toBe(0);
});

test("runs are listed newest first, with who started them, up to the limit", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ops@test" });
  for (let days = 0; days < 3; days += 1) {
    await moveClock(database.db, 1);
    await runPayouts(ctx);
  }

  const runs = await listPayoutRuns(ctx, { limit: 2 });

  expect(runs).toHaveLength(2);
  expect(runs[0]).toMatchObject({ state: "completed", startedBy: "ops@test", payoutsPlanned: 0 });
  expect(runs[0]?.asOf.getTime()).toBeGreaterThan(runs[1]?.asOf.getTime() ?? 0);
  await database.close();
});
