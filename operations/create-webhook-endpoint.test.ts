import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { queryOne } from "@/db/client";
import { openWebhookBench } from "@/local/testing-webhooks";
import { createWebhookEndpoint } from "./create-webhook-endpoint";

const wish = { url: "https://hooks.example.com", description: "", types: ["payout.paid"] } as const;

test("the secret is shown once and kept in a form that nobody else can read", async () => {
  const { ctx } = await openWebhookBench();
  const { endpoint, secret } = await createWebhookEndpoint(ctx, wish);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
  expect(JSON.stringify(endpoint)).not.toContain(secret);
  const { kept } = await queryOne<{ kept: string }>(
    ctx.db,
    sql`select sealed_secret as kept from webhook_endpoints`,
  );
  expect(kept).not.toContain(secret.slice(6));
  expect(ctx.couriers.unseal(kept)).toBe(secret);
  expect(ctx.couriers.unseal(`${kept.slice(0, -4)}AAA=`)).toBeNull();
});

test("an address that would never be reached is refused by name", async () => {
  const { ctx } = await openWebhookBench({ sandbox: false });
  for (const url of ["http://hooks.example.com", "https://127.0.0.1/", "https://localhost/"]) {
    await expect(createWebhookEndpoint(ctx, { ...wish, url })).rejects.toMatchObject({
      code: "invalid_field",
      facts: { faults: [{ path: "url" }] },
    });
  }
});

test("ten endpoints are the most, also when asked for at once", async () => {
  const { ctx } = await openWebhookBench();
  const asked = Array.from({ length: 12 }, () => createWebhookEndpoint(ctx, wish));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
});
