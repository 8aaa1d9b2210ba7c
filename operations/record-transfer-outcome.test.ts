import { expect, test } from "vitest";
import { brokenBooks } from "@/local/testing";
import { sentPayout } from "@/local/testing-sent-payout";
import { recordOutcome } from "./record-transfer-outcome";

test("a success that arrives many times at once is booked once", async () => {
  const { bench, payee, attempt, order, transfer } = await sentPayout();
  const outcome = { kind: "succeeded", transfer } as const;
  const results = await Promise.all(
    Array.from({ length: 5 }, () => recordOutcome(bench.ctx, order, attempt, outcome)),
  );
  expect(results).toEqual(Array(5).fill({ kind: "paid", transferId: transfer.id }));
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});

test("whatever comes after a success changes nothing", async () => {
  const { bench, payee, attempt, order, transfer } = await sentPayout();
  await recordOutcome(bench.ctx, order, attempt, { kind: "succeeded", transfer });
  const refused = { code: "account_closed", detail: "", replayed: true };
  await recordOutcome(bench.ctx, order, attempt, { kind: "refused", ...refused });
  await recordOutcome(bench.ctx, order, attempt, { kind: "unknown", detail: "late" });
  await recordOutcome(bench.ctx, order, attempt, { kind: "not_now", detail: "late" });
  expect(await bench.payoutsOf(payee.developerId)).toMatchObject([{ state: "paid" }]);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});
