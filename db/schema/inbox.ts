import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { EventTryOutcome } from "@/domain/desk/event-standing";
import { id, instant } from "./columns";

/**
 * What Stripe told us, stored before anything is done about it (section 6). `handled_at` is set
 * only after the work succeeded, so an unhandled row is work that is still owed.
 */
export const stripeEvents = pgTable(
  "stripe_events",
  {
    id: text("id").primaryKey(),
    type: text("type").notNull(),
    stripeAccountId: text("stripe_account_id"),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    receivedAt: instant("received_at").notNull().default(sql`clock_timestamp()`),
    handledAt: instant("handled_at"),
    tries: integer("tries").notNull().default(0),
    nextTryAt: instant("next_try_at").notNull().default(sql`clock_timestamp()`),
    lastFault: text("last_fault"),
    /** Failed too often: it waits for an operator and no longer comes back by itself. */
    parkedAt: instant("parked_at"),
  },
  (t) => [
    index("stripe_events_to_handle").on(t.nextTryAt).where(sql`handled_at is null`),
    index("stripe_events_newest_first").on(t.receivedAt, t.id),
  ],
);

/**
 * What one try to work on a stored event came to, also of rounds before a replay. Written with
 * the event's own standing in one statement, and kept as long as the event. Append-only.
 */
export const stripeEventTries = pgTable(
  "stripe_event_tries",
  {
    id: id("id").primaryKey(),
    eventId: text("event_id")
      .notNull()
      .references(() => stripeEvents.id, { onDelete: "restrict" }),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
    outcome: text("outcome").$type<EventTryOutcome>().notNull(),
    fault: text("fault"),
  },
  (t) => [
    index("tries_of_event").on(t.eventId, t.id),
    check("event_try_outcome_is_known", sql`${t.outcome} in ('handled', 'failed', 'parked')`),
    check("failed_event_try_has_fault", sql`(${t.outcome} = 'handled') = (${t.fault} is null)`),
  ],
);
