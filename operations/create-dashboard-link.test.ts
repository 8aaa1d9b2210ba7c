import { expect, test } from "vitest";
import { openConnectBench } from "../local/testing-connect";
import { createDashboardLink } from "./create-dashboard-link";
import { openAccount } from "./open-account";

test("refuses no_connected_account without one", async () => {
  const { ctx } = await openConnectBench();
  await expect(createDashboardLink(ctx)).rejects.toMatchObject({ code: "no_connected_account" });
});

test.each(["leave", "in_review"])("refuses connect_incomplete after %s", async (outcome) => {
  const { ctx, onboard } = await openConnectBench();
  const { stripeAccountId } = await openAccount(ctx);
  await onboard(stripeAccountId, outcome);
  await expect(createDashboardLink(ctx)).rejects.toMatchObject({ code: "connect_incomplete" });
});

test("works the moment onboarding is through, though no webhook has told us yet", async () => {
  const { ctx, onboard } = await openConnectBench();
  const { stripeAccountId } = await openAccount(ctx);
  await onboard(stripeAccountId, "complete");
  expect((await createDashboardLink(ctx)).url).toMatch(/^http/);
});

test("refuses dashboard_link_failed when Stripe gives none", async () => {
  const { ctx, onboard, fault } = await openConnectBench();
  const { stripeAccountId } = await openAccount(ctx);
  await onboard(stripeAccountId, "complete");
  await fault("empty_502", { path: "/v1/accounts/*" }, { times: null });
  await expect(createDashboardLink(ctx)).rejects.toMatchObject({ code: "dashboard_link_failed" });
});
