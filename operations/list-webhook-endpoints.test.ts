import { expect, test } from "vitest";
import { openWebhookBench } from "@/local/testing-webhooks";
import { getWebhookEndpoint, listWebhookEndpoints } from "./list-webhook-endpoints";

test("developers see their own endpoints and nobody else's", async () => {
  const { ctx, other, listen, receiver } = await openWebhookBench();
  const { endpointId } = await listen();
  expect(await listWebhookEndpoints(ctx)).toMatchObject([{ id: endpointId, url: receiver.url }]);
  expect(await listWebhookEndpoints(other)).toEqual([]);
  expect(await getWebhookEndpoint(ctx, { endpointId })).toMatchObject({ lastSuccessAt: null });
  const stranger = getWebhookEndpoint(other, { endpointId });
  await expect(stranger).rejects.toMatchObject({ code: "not_found" });
});
