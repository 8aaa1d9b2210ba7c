import { beforeEach, expect, test } from "vitest";
import { addDeveloper, createTestContext } from "@/local/testing";
import { openPayoutBench, type PayoutBench } from "@/local/testing-payouts";
import { explainPayout } from "./explain-payout";
import { recordReversals } from "./record-reversals";

let bench: PayoutBench;
let payee: Awaited<ReturnType<PayoutBench["payee"]>>;

const as = (developerId: string) =>
  createTestContext(bench.ctx.db, bench.ctx.gateway, { kind: "developer", developerId });
const explain = (payoutId: string, page: object = {}) =>
  explainPayout(as(payee.developerId), { payoutId, limit: 20, ...page });

beforeEach(async () => {
  bench = await openPayoutBench();
  payee = await bench.payee();
});

test("every waterfall adds up, with refunds and released reserves in it", async () => {
  await bench.earn(payee.appId, "first", 110_00);
  await bench.advance(8.4);
  await bench.earn(payee.appId, "second", 50_00);
  await bench.earn(payee.appId, "third", 20_00);
  const refund = { id: "r", event_id: "third", app_id: payee.appId, reason: "refund" };
  await recordReversals(bench.ctx, [refund]);
  await bench.advance(8);
  await bench.earn(payee.appId, "fourth", 30_00);
  await bench.advance(90);

  const payouts = await bench.payoutsOf(payee.developerId);
  expect(payouts.length).toBeGreaterThan(2);
  const kinds = { takenBack: 0n, released: 0n };
  for (const { id } of payouts) {
    const { payout, parts, list } = await explain(id);
    const sum = parts.earned - parts.takenBack + parts.released + parts.other;
    expect(sum).toBe(payout.gross);
    expect(payout.gross - payout.reserve).toBe(payout.transfer);
    expect(list.total).toBe(list.earnings.length);
    expect(list.earnings.every(({ payoutId }) => payoutId === id)).toBe(true);
    kinds.takenBack += parts.takenBack;
    kinds.released += parts.released;
  }
  expect(kinds.takenBack).toBeGreaterThan(19_000_000n);
  expect(kinds.released).toBeGreaterThan(10_000_000n);
}, 120_000);

test("its earnings come page by page", async () => {
  for (const n of [1, 2, 3, 4, 5]) await bench.earn(payee.appId, `call${n}`, 10_00);
  await bench.advance(8);
  const [payout] = await bench.payoutsOf(payee.developerId);
  const id = payout?.id ?? "";
  const all = await explain(id);
  const first = await explain(id, { limit: 2 });
  const rest = await explain(id, { limit: 3, after: first.list.next });
  expect([...first.list.earnings, ...rest.list.earnings]).toEqual(all.list.earnings);
  expect(rest.list).toMatchObject({ total: 5, next: null });
  expect(all.list.earnings[0]).toMatchObject({ status: "paid", payoutId: id });
  expect(all.attempts).toMatchObject([{ number: 1, state: "succeeded" }]);
});

test("what a failed payout claimed is payable again, and shown as such", async () => {
  await bench.earn(payee.appId, "call", 60_00);
  await bench.fault("capability_off", { times: 1 });
  await bench.advance(7.9);
  const [payout] = await bench.payoutsOf(payee.developerId);
  expect(payout?.state).toBe("failed");
  const { list, parts, attempts } = await explain(payout?.id ?? "");
  expect(list).toMatchObject({ total: 1, earnings: [{ status: "payable", payoutId: null }] });
  expect(parts.earned).toBe((payout?.transfer ?? 0n) + (payout?.reserve ?? 0n));
  expect(attempts).toMatchObject([{ state: "refused" }]);
});

test("somebody else's payout is not there", async () => {
  await bench.earn(payee.appId, "call", 60_00);
  await bench.advance(8);
  const [payout] = await bench.payoutsOf(payee.developerId);
  const other = await addDeveloper(bench.ctx.db);
  const asked = explainPayout(as(other.developerId), { payoutId: payout?.id ?? "", limit: 5 });
  await expect(asked).rejects.toMatchObject({ code: "not_found" });
});
