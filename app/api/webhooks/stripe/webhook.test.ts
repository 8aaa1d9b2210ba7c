import { sql } from "drizzle-orm";
import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { query } from "@/db/client";
import { call, openRouteBench } from "../../../../local/testing-routes";
import { POST } from "./route";

const PATH = "/api/webhooks/stripe";
const payload = JSON.stringify({
  id: "evt_1",
  type: "account.updated",
  account: "acct_1",
  livemode: false,
  data: { object: { id: "acct_1" } },
});

function signed(secret: string, body = payload) {
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
  const headers = { "content-type": "application/json; charset=utf-8" };
  return { method: "POST", body, headers: { ...headers, "stripe-signature": signature } };
}

async function open() {
  const { ctx } = await openRouteBench();
  const stored = async () =>
    (await query(ctx.db, sql`select id from stripe_events order by id`)).map(
      ({ id }: { id?: string }) => id,
    );
  return { send: (init: RequestInit) => call(POST, PATH, init), stored };
}

describe("200 and stored once", () => {
  test.each(["whsec_platform", "whsec_connect", "whsec_old"])("signed with %s", async (secret) => {
    const { send, stored } = await open();
    expect(await send(signed(secret))).toMatchObject({ status: 200, body: { received: true } });
    expect((await send(signed(secret))).status).toBe(200);
    expect(await stored()).toEqual(["evt_1"]);
  });
});

describe("400 and nothing stored", () => {
  test.each([
    ["a stranger's signature", signed("whsec_stranger")],
    ["no signature", { method: "POST", body: payload }],
    ["no body", { method: "POST", headers: signed("whsec_platform").headers }],
    ["nothing at all", { method: "POST" }],
    ["an empty secret's signature", { ...signed("whsec_platform"), body: `${payload} ` }],
    ["a live event", signed("whsec_platform", payload.replace("false", "true"))],
  ])("%s", async (_, init) => {
    const { send, stored } = await open();
    const answer = await send(init);
    expect(answer).toMatchObject({ status: 400, body: { code: "signature_invalid" } });
    expect(await stored()).toEqual([]);
  });
});

test("413 over a megabyte, before anything is read into it", async () => {
  const { send, stored } = await open();
  const huge = JSON.stringify({ ...JSON.parse(payload), padding: "x".repeat(1_000_001) });
  expect((await send(signed("whsec_platform", huge))).status).toBe(413);
  expect(await stored()).toEqual([]);
});
