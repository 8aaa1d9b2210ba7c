import { expect, test } from "vitest";
import { openPayoutBench } from "@/local/testing-payouts";
import { confirmTransfer } from "./confirm-transfer";

test("transfers that are not ours, or are gone, are let be", async () => {
  const bench = await openPayoutBench();
  const payee = await bench.payee();
  const stray = await bench.stripe.transfers.create({
    amount: 500,
    currency: "usd",
    destination: payee.stripeAccountId,
    metadata: { developer_id: payee.developerId, payout_id: "pay_unknown" },
  });
  await confirmTransfer(bench.ctx, stray.id);
  await confirmTransfer(bench.ctx, "tr_nowhere");
  expect(await bench.payoutsOf(payee.developerId)).toEqual([]);
});
