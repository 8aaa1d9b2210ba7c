import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { developers } from "./developers";

/**
 * A bearer token: only its SHA-256 is stored. A developer's token names its developer; service
 * and operator tokens belong to the platform.
 */
export const accessTokens = pgTable(
  "access_tokens",
  {
    id: id("id").primaryKey(),
    kind: text("kind").notNull(),
    developerId: id("developer_id").references(() => developers.id, { onDelete: "restrict" }),
    name: text("name").notNull(),
    hash: text("hash").notNull().unique("one_token_per_hash"),
    scopes: jsonb("scopes").$type<string[]>().notNull(),
    createdAt: instant("created_at").notNull().default(sql`clock_timestamp()`),
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
    /** To the minute: a busy token does not write at every request. */
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [
    index("tokens_of_developer").on(t.developerId),
    check("token_kind_is_known", sql`${t.kind} in ('developer', 'service', 'operator')`),
    check(
      "developer_token_has_developer",
      sql`(${t.kind} = 'developer')
      = (${t.developerId} is not null)`,
    ),
  ],
);

/** Who did what by hand. Append-only, written in the transaction it tells about. */
export const auditLog = pgTable("audit_log", {
  id: id("id").primaryKey(),
  actor: text("actor").notNull(),
  action: text("action").notNull(),
  subject: text("subject").notNull(),
  facts: jsonb("facts").$type<Record<string, unknown>>().notNull(),
  at: instant("at").notNull().default(sql`business_now()`),
});

/** Single-use sign-in links that are on their way by e-mail. */
export const signInLinks = pgTable("sign_in_links", {
  hash: text("hash").primaryKey(),
  email: text("email").notNull(),
  expiresAt: instant("expires_at").notNull(),
});
