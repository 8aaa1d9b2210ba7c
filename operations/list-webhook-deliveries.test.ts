import { expect, test } from "vitest";
import { openWebhookBench } from "@/local/testing-webhooks";
import { deliverWebhook } from "./deliver-webhook";
import { getWebhookDelivery, listWebhookDeliveries } from "./list-webhook-deliveries";
import { testWebhook } from "./replay-webhook";

test("the log is paged newest first and tells what each try came to", async () => {
  const { ctx, other, listen, receiver } = await openWebhookBench();
  const { developerId } = ctx.actor;
  const { endpointId } = await listen();
  const sent: string[] = [];
  for (let count = 0; count < 5; count++) sent.push((await testWebhook(ctx, { endpointId })).id);
  const [first = ""] = sent;
  receiver.answer(500);
  await deliverWebhook(ctx, { developerId, deliveryId: first });
  receiver.answer(200);
  await deliverWebhook(ctx, { developerId, deliveryId: first });

  const page = await listWebhookDeliveries(ctx, { limit: 2 });
  expect(page).toMatchObject({ total: 5 });
  const rest = await listWebhookDeliveries(ctx, { limit: 10, after: page.next ?? undefined });
  const seen = [...page.deliveries, ...rest.deliveries].map(({ id }) => id);
  expect(seen).toEqual([...sent].reverse());
  expect(rest.next).toBeNull();
  expect(rest.deliveries.at(-1)).toMatchObject({ state: "delivered", tries: 2, lastStatus: 200 });

  const detail = await getWebhookDelivery(ctx, { deliveryId: first });
  expect(detail.log.map(({ status }) => status)).toEqual([200, 500]);
  expect(detail.body).toBe(receiver.received[0]?.body);
  expect((await listWebhookDeliveries(other, { limit: 10 })).deliveries).toEqual([]);
  const stranger = getWebhookDelivery(other, { deliveryId: first });
  await expect(stranger).rejects.toMatchObject({ code: "not_found" });
});

test("it can be narrowed to one endpoint", async () => {
  const { ctx, listen } = await openWebhookBench();
  const one = await listen();
  const two = await listen();
  await testWebhook(ctx, one);
  await testWebhook(ctx, two);
  const ofOne = await listWebhookDeliveries(ctx, { limit: 10, endpointId: one.endpointId });
  expect(ofOne).toMatchObject({ total: 1, deliveries: [{ endpointId: one.endpointId }] });
});
