import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { createTestContext, noGateway, suiteDatabase } from "../local/testing";
import { receiveStripeEvent } from "./receive-stripe-event";

const database = suiteDatabase();

const system = { kind: "system", name: "public" } as const;
const notice = (id: string, livemode = false) => ({
  id,
  type: "account.updated",
  stripeAccountId: "acct_1",
  livemode,
  payload: { id, data: { object: { id: "acct_1" } } },
});
const stored = (id: string) =>
  query(
    database().db,
    sql`select id, type, stripe_account_id, payload, handled_at, tries
    from stripe_events where id = ${id}`,
  );

test("is stored as it came, unhandled, and announced by its id only", async () => {
  const ctx = createTestContext(database().db, noGateway, system);
  await receiveStripeEvent(ctx, { notice: notice("evt_1"), live: false });
  expect(await stored("evt_1")).toEqual([
    {
      id: "evt_1",
      type: "account.updated",
      stripe_account_id: "acct_1",
      payload: notice("evt_1").payload,
      handled_at: null,
      tries: 0,
    },
  ]);
  const told = { id: "stripe-event:evt_1:0", data: { event_id: "evt_1" } };
  expect(ctx.announced).toEqual([{ name: "stripe/event.received", ...told }]);
});

test("repeats, at once or later, are taken and change nothing", async () => {
  const ctx = createTestContext(database().db, noGateway, system);
  const input = { notice: notice("evt_2"), live: false };
  await Promise.all([1, 2, 3].map(() => receiveStripeEvent(ctx, input)));
  expect(await receiveStripeEvent(ctx, input)).toEqual({ received: true });
  expect(await stored("evt_2")).toHaveLength(1);
  expect(ctx.announced).toHaveLength(1);
});

test("a test event at a live endpoint is taken and dropped", async () => {
  const ctx = createTestContext(database().db, noGateway, system);
  const input = { notice: notice("evt_3"), live: true };
  expect(await receiveStripeEvent(ctx, input)).toEqual({ received: true });
  expect(await stored("evt_3")).toEqual([]);
});

test("a live event in a sandbox is refused and not stored", async () => {
  const ctx = createTestContext(database().db, noGateway, system);
  const refused = receiveStripeEvent(ctx, { notice: notice("evt_4", true), live: false });
  await expect(refused).rejects.toMatchObject({ code: "signature_invalid" });
  expect(await stored("evt_4")).toEqual([]);
});
