import { expect, test } from "vitest";
import { verified } from "@/local/testing-receiver";
import { openWebhookBench } from "@/local/testing-webhooks";
import { changeWebhookEndpoint } from "./change-webhook-endpoint";
import { deliverWebhook } from "./deliver-webhook";
import { replayWebhook, testWebhook } from "./replay-webhook";

test("a test arrives whatever the endpoint listens to, and can be replayed", async () => {
  const { ctx, listen, receiver } = await openWebhookBench();
  const { developerId } = ctx.actor;
  const { endpointId, secret } = await listen();
  const { id: deliveryId } = await testWebhook(ctx, { endpointId });
  const key = { developerId, deliveryId };
  expect(await deliverWebhook(ctx, key)).toBe("delivered");
  expect(await deliverWebhook(ctx, key)).toBe("nothing_to_do");

  expect(await replayWebhook(ctx, { deliveryId })).toMatchObject({ state: "waiting", tries: 1 });
  expect(await deliverWebhook(ctx, key)).toBe("delivered");
  const [first, again] = receiver.received;
  if (!first || !again) throw new Error("not everything arrived");
  expect(verified(secret, again)).toMatchObject({ type: "webhook.test" });
  expect(again.body).toBe(first.body);
  expect(again.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
});

test("nothing is sent to an endpoint that is switched off", async () => {
  const { ctx, other, listen } = await openWebhookBench();
  const { developerId } = ctx.actor;
  const { endpointId } = await listen();
  const { id: deliveryId } = await testWebhook(ctx, { endpointId });
  await deliverWebhook(ctx, { developerId, deliveryId });
  await changeWebhookEndpoint(ctx, { endpointId, enabled: false });
  const off = { code: "endpoint_disabled" };
  await expect(replayWebhook(ctx, { deliveryId })).rejects.toMatchObject(off);
  await expect(testWebhook(ctx, { endpointId })).rejects.toMatchObject(off);
  const stranger = replayWebhook(other, { deliveryId });
  await expect(stranger).rejects.toMatchObject({ code: "not_found" });
});
