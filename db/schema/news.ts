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
import type { Channel, MessageState, NewsKind } from "@/domain/news/news";
import type { StoredFacts } from "@/domain/news/stored-news";
import { id, instant } from "./columns";
import { developers } from "./developers";

/**
 * A fact that somebody is told about: born in the transaction that makes it true, once for each
 * (kind, fact), with all that will be said of it. Append-only.
 */
export const news = pgTable(
  "news",
  {
    developerId: id("developer_id")
      .notNull()
      .references(() => developers.id, { onDelete: "restrict" }),
    id: id("id").notNull(),
    kind: text("kind").$type<NewsKind>().notNull(),
    /** Which fact of that kind: a payout, a bank payout, a month. */
    factId: text("fact_id").notNull(),
    facts: jsonb("facts").$type<StoredFacts>().notNull(),
    happenedAt: instant("happened_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.id] }),
    unique("a_fact_is_told_once").on(t.developerId, t.kind, t.factId),
  ],
);

/**
 * One mail or text message: outbox and log in one. It is taken under a lease, so that two
 * deliverers do not both send it; tries and leases are of the real world's time.
 */
export const messages = pgTable(
  "messages",
  {
    developerId: id("developer_id").notNull(),
    id: id("id").notNull(),
    newsId: id("news_id").notNull(),
    channel: text("channel").$type<Channel>().notNull(),
    recipient: text("recipient").notNull(),
    state: text("state").$type<MessageState>().notNull().default("waiting"),
    createdAt: instant("created_at").notNull().default(sql`business_now()`),
    tries: integer("tries").notNull().default(0),
    nextTryAt: instant("next_try_at").default(sql`clock_timestamp()`),
    /** Counts hand-overs to the executor, so that each has an id of its own. */
    generation: integer("generation").notNull().default(0),
    lease: text("lease"),
    leasedUntil: instant("leased_until"),
    sentAt: instant("sent_at"),
    lastFault: text("last_fault"),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.id] }),
    unique("one_message_per_fact_and_channel").on(t.developerId, t.newsId, t.channel),
    index("messages_to_send").on(t.nextTryAt).where(sql`state = 'waiting'`),
    index("messages_newest_first").on(t.developerId, t.createdAt, t.id),
    foreignKey({
      name: "message_of_news",
      columns: [t.developerId, t.newsId],
      foreignColumns: [news.developerId, news.id],
    }).onDelete("restrict"),
    check("message_channel_is_known", sql`${t.channel} in ('email', 'sms')`),
    check("message_state_is_known", sql`${t.state} in ('waiting', 'sent', 'dead', 'not_sent')`),
    check("sent_message_has_time", sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
    check("waiting_message_has_time", sql`(${t.state} = 'waiting') = (${t.nextTryAt} is not null)`),
  ],
);

/**
 * A code on its way to a phone that a developer says is theirs: at most one each, short-lived,
 * guessed at few times. Times are of the real world.
 */
export const phoneCodes = pgTable(
  "phone_codes",
  {
    developerId: id("developer_id")
      .primaryKey()
      .references(() => developers.id, { onDelete: "restrict" }),
    phone: text("phone").notNull(),
    hash: text("hash").notNull(),
    expiresAt: instant("expires_at").notNull(),
    guesses: integer("guesses").notNull().default(0),
    /** Codes sent since `sending_since`, which opens a day. */
    sends: integer("sends").notNull().default(1),
    sendingSince: instant("sending_since").notNull(),
    sentAt: instant("sent_at").notNull(),
  },
  (t) => [check("phone_code_is_guessed_at_few_times", sql`${t.guesses} between 0 and 5`)],
);
