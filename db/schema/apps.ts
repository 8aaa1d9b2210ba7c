import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { developers } from "./developers";

/** A developer's app: what their end users call through. */
export const apps = pgTable(
  "apps",
  {
    developerId: id("developer_id")
      .notNull()
      .references(() => developers.id, { onDelete: "restrict" }),
    id: id("id").notNull(),
    name: text("name").notNull(),
    createdAt: instant("created_at").notNull().default(sql`business_now()`),
  },
  (t) => [primaryKey({ columns: [t.developerId, t.id] }), index("apps_by_id").on(t.id)],
);

/**
 * The markups an app has had. Append-only: a change is a new row that holds from its moment on;
 * the first one holds from the beginning of time (R2).
 */
export const appMarkups = pgTable(
  "app_markups",
  {
    developerId: id("developer_id").notNull(),
    appId: id("app_id").notNull(),
    effectiveFrom: instant("effective_from").notNull(),
    markupBps: integer("markup_bps").notNull(),
    createdAt: instant("created_at").notNull().default(sql`business_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.appId, t.effectiveFrom] }),
    foreignKey({
      name: "markup_of_app",
      columns: [t.developerId, t.appId],
      foreignColumns: [apps.developerId, apps.id],
    }).onDelete("restrict"),
    check("markup_within_range", sql`${t.markupBps} between 0 and 4000`),
  ],
);
