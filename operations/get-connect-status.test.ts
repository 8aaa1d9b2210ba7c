import { expect, test } from "vitest";
import { findConnectedAccount } from "@/db/queries/connected-accounts";
import { openConnectBench } from "../local/testing-connect";
import { getConnectStatus } from "./get-connect-status";
import { openAccount } from "./open-account";

const MIRROR = { whenStripeIsSilent: "answer_from_mirror" } as const;
const REFUSE = { whenStripeIsSilent: "refuse" } as const;

test("without an account there is no status, on either surface", async () => {
  const { ctx } = await openConnectBench();
  expect(await getConnectStatus(ctx, MIRROR)).toBeNull();
  expect(await getConnectStatus(ctx, REFUSE)).toBeNull();
});

test("is asked of Stripe now and written back", async () => {
  const { ctx, developerId, onboard } = await openConnectBench();
  const { stripeAccountId } = await openAccount(ctx);
  await onboard(stripeAccountId, "complete");
  const status = await getConnectStatus(ctx, MIRROR);
  expect(status).toMatchObject({ payoutsEnabled: true, transfersActive: true });
  expect(await findConnectedAccount(ctx.db, developerId)).toEqual(status);
});

test("with Stripe silent: one document wants the mirror, the other a refusal", async () => {
  const { ctx, fault, onboard } = await openConnectBench();
  const { stripeAccountId } = await openAccount(ctx);
  await getConnectStatus(ctx, MIRROR);
  await onboard(stripeAccountId, "complete");
  await fault("reset", { method: "GET" }, { times: null });
  expect(await getConnectStatus(ctx, MIRROR)).toMatchObject({ payoutsEnabled: false });
  const refused = getConnectStatus(ctx, REFUSE);
  await expect(refused).rejects.toMatchObject({ code: "connect_status_failed" });
});
