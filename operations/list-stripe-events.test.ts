import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createTestContext, createTestDatabase, noGateway } from "@/local/testing";
import { getStripeEvent, listStripeEvents } from "./list-stripe-events";

test("the inbox is found by how far an event is, its type and any id in it", async () => {
  const database = await createTestDatabase();
  const ctx = createTestContext(database.db, noGateway, { kind: "operator", name: "ann@x.test" });
  await ctx.db.execute(sql`insert into stripe_events (id, type, stripe_account_id, payload,
      handled_at, parked_at, tries, last_fault)
    values ('evt_1', 'payout.paid', 'acct_1', '{"data":{"object":{"id":"po_1"}}}',
        clock_timestamp(), null, 1, null),
      ('evt_2', 'payout.failed', 'acct_1', '{}', null, clock_timestamp(), 12, 'names no object'),
      ('evt_3', 'transfer.created', null, '{}', null, null, 2, 'away'),
      ('evt_4', 'transfer.updated', null, '{}', null, null, 0, null)`);
  const found = async (filter: object) =>
    (await listStripeEvents(ctx, { limit: 10, ...filter })).events.map(({ id }) => id).sort();
  expect(await found({})).toEqual(["evt_1", "evt_2", "evt_3", "evt_4"]);
  expect(await found({ standing: "handled" })).toEqual(["evt_1"]);
  expect(await found({ standing: "parked" })).toEqual(["evt_2"]);
  expect(await found({ standing: "failing" })).toEqual(["evt_3"]);
  expect(await found({ standing: "waiting" })).toEqual(["evt_4"]);
  expect(await found({ search: "payout." })).toEqual(["evt_1", "evt_2"]);
  for (const id of ["evt_1", "po_1"]) expect(await found({ search: id })).toEqual(["evt_1"]);
  expect(await found({ search: "acct_1" })).toEqual(["evt_1", "evt_2"]);

  const first = await listStripeEvents(ctx, { limit: 3 });
  const rest = await listStripeEvents(ctx, { limit: 3, after: first.next ?? undefined });
  expect(first.events.length + rest.events.length).toBe(4);
  expect(await getStripeEvent(ctx, { eventId: "evt_1" })).toMatchObject({
    payload: { data: { object: { id: "po_1" } } },
  });
  const nothing = getStripeEvent(ctx, { eventId: "evt_9" });
  await expect(nothing).rejects.toMatchObject({ code: "not_found" });
  await database.close();
});
