import { expect, test } from "vitest";
import { openConnectBench, URLS } from "@/local/testing-connect";
import { findDashboardLink } from "./find-dashboard-link";
import { startOnboarding } from "./start-onboarding";

test("there is a way in once onboarding is done, and while Stripe answers", async () => {
  const { ctx, onboard, fault } = await openConnectBench();
  expect(await findDashboardLink(ctx)).toBeNull();
  const { stripeAccountId } = await startOnboarding(ctx, URLS);
  expect(await findDashboardLink(ctx)).toBeNull();
  await onboard(stripeAccountId, "complete");
  expect(await findDashboardLink(ctx)).toEqual({ url: expect.stringMatching(/^http/) });
  await fault("reset", { method: "POST" }, { times: null });
  expect(await findDashboardLink(ctx)).toBeNull();
});
