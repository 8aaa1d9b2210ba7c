import { expect, test } from "vitest";
import { openWebhookBench } from "@/local/testing-webhooks";
import {
  changeWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookSecret,
} from "./change-webhook-endpoint";
import { listWebhookEndpoints } from "./list-webhook-endpoints";

test("what is left out stays; off and on again", async () => {
  const { ctx, listen } = await openWebhookBench();
  const { endpointId } = await listen();
  const renamed = await changeWebhookEndpoint(ctx, { endpointId, description: "Books" });
  expect(renamed).toMatchObject({ description: "Books", types: ["reserve.released"] });
  const off = await changeWebhookEndpoint(ctx, { endpointId, enabled: false });
  expect(off).toMatchObject({ disabledReason: "switched_off", disabledAt: expect.any(Date) });
  const on = await changeWebhookEndpoint(ctx, { endpointId, enabled: true });
  expect(on).toMatchObject({ disabledReason: null, disabledAt: null });
  const wrong = changeWebhookEndpoint(ctx, { endpointId, url: "ftp://hooks.example.com" });
  await expect(wrong).rejects.toMatchObject({ code: "invalid_field" });
});

test("a new secret leaves the old one a day", async () => {
  const { ctx, listen } = await openWebhookBench();
  const { endpointId, secret } = await listen();
  const rotated = await rotateWebhookSecret(ctx, { endpointId });
  expect(rotated.secret).not.toBe(secret);
  const hours = (rotated.oldUntil.getTime() - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(23);
  expect(hours).toBeLessThan(25);
});

test("a deleted one is gone for everybody; others' never were there", async () => {
  const { ctx, other, listen } = await openWebhookBench();
  const { endpointId } = await listen();
  for (const attempt of [
    () => changeWebhookEndpoint(other, { endpointId, description: "mine" }),
    () => deleteWebhookEndpoint(other, { endpointId }),
    () => rotateWebhookSecret(other, { endpointId }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  }
  const first = await deleteWebhookEndpoint(ctx, { endpointId });
  expect(await deleteWebhookEndpoint(ctx, { endpointId })).toEqual(first);
  expect(await listWebhookEndpoints(ctx)).toEqual([]);
  const gone = changeWebhookEndpoint(ctx, { endpointId, enabled: true });
  await expect(gone).rejects.toMatchObject({ code: "not_found" });
});
