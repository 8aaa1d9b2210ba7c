import { expect, test } from "vitest";
import { brokenBooks } from "@/local/testing";
import { openDeskBench } from "@/local/testing-desk";
import { checkAccount } from "./check-account";
import { retryPayout } from "./retry-payout";
import { sendTransfer } from "./send-transfer";

test("one that waits is due now; one that is paid is not tried again", async () => {
  const bench = await openDeskBench();
  const { payoutId, send } = await bench.planned(110_00);
  expect(await retryPayout(bench.desk, { payoutId })).toEqual({ kind: "due_now", payoutId });
  expect(bench.ctx.announced.at(-1)).toMatchObject({ data: { payout_id: payoutId } });
  await send();
  const refused = { code: "payout_not_retryable" };
  await expect(retryPayout(bench.desk, { payoutId })).rejects.toMatchObject(refused);
});

test("one that failed is paid anew, once the account is ready, and not before", async () => {
  const bench = await openDeskBench();
  const { payoutId, developerId, stripeAccountId, send } = await bench.planned(110_00);
  await bench.control(`accounts/${stripeAccountId}/onboarding`, { outcome: "past_due" });
  await bench.fault("capability_off", { times: 1 });
  await send();
  const refused = { code: "connect_incomplete" };
  await checkAccount(bench.desk, { developerId });
  await expect(retryPayout(bench.desk, { payoutId })).rejects.toMatchObject(refused);
  await bench.control(`accounts/${stripeAccountId}/onboarding`, { outcome: "complete" });
  await checkAccount(bench.desk, { developerId });
  const retry = await retryPayout(bench.desk, { payoutId });
  if (retry.kind !== "initiated") throw new Error(retry.kind);
  await sendTransfer(bench.ctx, { developerId, payoutId: retry.payoutId });
  expect(await bench.payoutsOf(developerId)).toMatchObject([
    { id: payoutId, state: "failed" },
    { id: retry.payoutId, state: "paid" },
  ]);
  expect(await bench.transfersTo(stripeAccountId)).toHaveLength(1);
  expect(await brokenBooks(bench.ctx.db)).toEqual([]);
});
