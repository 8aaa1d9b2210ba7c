import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

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
