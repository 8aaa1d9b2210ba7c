import { expect, test } from "vitest";
import { openConnectBench } from "../local/testing-connect";
import { listPaymentMethods } from "./list-payment-methods";
import { openAccount } from "./open-account";

test("refuses no_connected_account without one", async () => {
  const { ctx } = await openConnectBench();
  await expect(listPaymentMethods(ctx)).rejects.toMatchObject({ code: "no_connected_account" });
});

test("is empty before onboarding and names the bank in Stripe's own words after", async () => {
  const { ctx, onboard } = await openConnectBench();
  const { stripeAccountId } = await openAccount(ctx);
  expect(await listPaymentMethods(ctx)).toEqual([]);
  await onboard(stripeAccountId, "complete");
  expect(await listPaymentMethods(ctx)).toMatchObject([
    { type: "bank_account", currency: "USD", isDefault: true, status: "new" },
  ]);
});

test("refuses payment_methods_failed when Stripe does not say", async () => {
  const { ctx, fault } = await openConnectBench();
  await openAccount(ctx);
  await fault("empty_502", { method: "GET" });
  await expect(listPaymentMethods(ctx)).rejects.toMatchObject({ code: "payment_methods_failed" });
});
