import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type { DeliveryState, WebhookType } from "@/domain/news/news";
import { id, instant } from "./columns";
import { developers } from "./developers";
import { news } from "./news";

/**
 * An address of a developer's own that is told what happens. Its secret is kept sealed, because
 * signing needs it; after a rotation the one before still signs along for a while.
 */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    developerId: id("developer_id")
      .notNull()
      .references(() => developers.id, { onDelete: "restrict" }),
    id: id("id").notNull(),
    url: text("url").notNull(),
    description: text("description").notNull(),
    types: jsonb("types").$type<WebhookType[]>().notNull(),
    sealedSecret: text("sealed_secret").notNull(),
    sealedSecretBefore: text("sealed_secret_before"),
    secretBeforeUntil: instant("secret_before_until"),
    createdAt: instant("created_at").notNull().default(sql`business_now()`),
    /** Real time; null until something arrived. */
    lastSuccessAt: instant("last_success_at"),
    disabledAt: instant("disabled_at"),
    disabledReason: text("disabled_reason"),
    /** Deleted ones stay for the log of what was sent to them. */
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.id] }),
    check(
      "disabled_endpoint_has_reason",
      sql`(${t.disabledAt} is null)
      = (${t.disabledReason} is null)`,
    ),
    check(
      "old_secret_has_end",
      sql`(${t.sealedSecretBefore} is null)
      = (${t.secretBeforeUntil} is null)`,
    ),
  ],
);

/**
 * One fact on its way to one endpoint: outbox and log in one. Its body is fixed before the first
 * try, so that every resend is the same, byte for byte. Times of tries are of the real world.
 */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    developerId: id("developer_id").notNull(),
    id: id("id").notNull(),
    endpointId: id("endpoint_id").notNull(),
    newsId: id("news_id").notNull(),
    type: text("type").notNull(),
    state: text("state").$type<DeliveryState>().notNull().default("waiting"),
    createdAt: instant("created_at").notNull().default(sql`business_now()`),
    body: text("body"),
    /** Of this round: a replay begins a new one. */
    tries: integer("tries").notNull().default(0),
    roundStartedAt: instant("round_started_at").notNull().default(sql`clock_timestamp()`),
    nextTryAt: instant("next_try_at").default(sql`clock_timestamp()`),
    generation: integer("generation").notNull().default(0),
    lease: text("lease"),
    leasedUntil: instant("leased_until"),
    deliveredAt: instant("delivered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.id] }),
    unique("one_delivery_per_fact_and_endpoint").on(t.developerId, t.endpointId, t.newsId),
    index("deliveries_to_make").on(t.nextTryAt).where(sql`state = 'waiting'`),
    index("deliveries_newest_first").on(t.developerId, t.createdAt, t.id),
    foreignKey({
      name: "delivery_of_news",
      columns: [t.developerId, t.newsId],
      foreignColumns: [news.developerId, news.id],
    }).onDelete("restrict"),
    foreignKey({
      name: "delivery_to_endpoint",
      columns: [t.developerId, t.endpointId],
      foreignColumns: [webhookEndpoints.developerId, webhookEndpoints.id],
    }).onDelete("restrict"),
    check(
      "delivery_state_is_known",
      sql`${t.state} in
      ('waiting', 'delivered', 'dead', 'dropped')`,
    ),
    check("delivered_has_time", sql`${t.state} <> 'delivered' or ${t.deliveredAt} is not null`),
    check(
      "waiting_delivery_has_time",
      sql`(${t.state} = 'waiting')
      = (${t.nextTryAt} is not null)`,
    ),
  ],
);

/** What one try to deliver came to. Append-only. */
export const webhookTries = pgTable(
  "webhook_tries",
  {
    developerId: id("developer_id").notNull(),
    deliveryId: id("delivery_id").notNull(),
    id: id("id").notNull(),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
    /** Null when nothing was answered. */
    status: integer("status"),
    ms: integer("ms").notNull(),
    /** The beginning of what was answered, or why nothing was. */
    detail: text("detail").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.deliveryId, t.id] }),
    foreignKey({
      name: "try_of_delivery",
      columns: [t.developerId, t.deliveryId],
      foreignColumns: [webhookDeliveries.developerId, webhookDeliveries.id],
    }).onDelete("restrict"),
  ],
);
