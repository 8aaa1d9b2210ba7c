import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { query } from "@/db/client";
import { listOpenFindings } from "@/db/queries/findings";
import { listUnhandledEvents } from "@/db/queries/stripe-events";
import { openDeskBench } from "@/local/testing-desk";
import { handleStripeEvent } from "./handle-stripe-event";
import { getStripeEvent } from "./list-stripe-events";
import { relay } from "./relay";
import { replayStripeEvent } from "./replay-stripe-event";

test("an event that keeps failing is parked with an alarm, replayed it works", async () => {
  const bench = await openDeskBench();
  await bench.ctx.db.execute(sql`insert into stripe_events (id, type, payload)
    values ('evt_poison', 'transfer.created', '{"data":{}}'),
      ('evt_good', 'transfer.created', '{"data":{"object":{"id":"tr_nowhere"}}}')`);
  for (let n = 0; n < 12; n += 1) await handleStripeEvent(bench.ctx, "evt_poison");
  expect(await listUnhandledEvents(bench.ctx.db, 10)).toEqual(["evt_good"]);
  expect(await listOpenFindings(bench.ctx.db, 5)).toMatchObject([
    { rule: "poisoned_event", subject: "evt_poison" },
  ]);
  expect(await relay(bench.ctx)).toMatchObject({ events: 1 });

  await bench.ctx.db.execute(sql`update stripe_events
    set payload = '{"data":{"object":{"id":"tr_nowhere"}}}' where id = 'evt_poison'`);
  await replayStripeEvent(bench.ctx, { eventId: "evt_poison" });
  await handleStripeEvent(bench.ctx, "evt_poison");
  await handleStripeEvent(bench.ctx, "evt_good");
  expect(await listOpenFindings(bench.ctx.db, 5)).toEqual([]);
  const { log } = await getStripeEvent(bench.desk, { eventId: "evt_poison" });
  expect(log.map(({ outcome }) => outcome)).toEqual([
    "handled",
    "parked",
    ...Array.from({ length: 11 }, () => "failed"),
  ]);
  expect(log[0]?.fault).toBeNull();
  expect(log[5]?.fault).toBe("event evt_poison names no object");
  const unhandled = await query(
    bench.ctx.db,
    sql`select from stripe_events where handled_at is null`,
  );
  expect(unhandled).toEqual([]);
  const missing = replayStripeEvent(bench.ctx, { eventId: "evt_none" });
  await expect(missing).rejects.toMatchObject({ code: "not_found" });
});
