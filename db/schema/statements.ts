import { sql } from "drizzle-orm";
import { check, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { id, instant, micros } from "./columns";
import { developers } from "./developers";

/**
 * A developer's month that is over, with what its ledger accounts held at its end and to whom its
 * statement is issued. Born when it is first asked for after its end; append-only.
 */
export const statementClosings = pgTable(
  "statement_closings",
  {
    developerId: id("developer_id")
      .notNull()
      .references(() => developers.id, { onDelete: "restrict" }),
    /** `2026-10`, in UTC. */
    month: text("month").notNull(),
    owed: micros("owed").notNull(),
    inTransit: micros("in_transit").notNull(),
    reserved: micros("reserved").notNull(),
    paid: micros("paid").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    closedAt: instant("closed_at").notNull().default(sql`business_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.month] }),
    check("closing_is_of_a_month", sql`${t.month} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`),
  ],
);
