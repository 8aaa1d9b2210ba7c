import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { OperatorRole } from "@/domain/access/roles";
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
    /** The person behind a token of the platform: what it does, they did. */
    createdBy: text("created_by"),
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

/**
 * Who may use the desk, and as what, besides those whom the deployment itself names. Who was
 * taken off the desk keeps a row that says so.
 */
export const operators = pgTable(
  "operators",
  {
    email: text("email").primaryKey(),
    role: text("role").$type<OperatorRole>().notNull(),
    addedBy: text("added_by").notNull(),
    addedAt: instant("added_at").notNull().default(sql`business_now()`),
    removedAt: instant("removed_at"),
  },
  (t) => [
    check("operator_role_is_known", sql`${t.role} in ('viewer', 'operator', 'admin')`),
    check("operator_email_is_lower_case", sql`${t.email} = lower(${t.email})`),
  ],
);

/** Who did what by hand. Append-only, written in the transaction it tells about. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id("id").primaryKey(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull(),
    at: instant("at").notNull().default(sql`business_now()`),
  },
  (t) => [
    index("audit_newest_first").on(t.at, t.id),
    index("audit_of_subject").on(t.subject, t.at),
    index("audit_of_developers").using("gin", sql`(${t.facts} -> 'developer_ids')`),
  ],
);

/** Single-use sign-in links that are on their way by e-mail. */
export const signInLinks = pgTable("sign_in_links", {
  hash: text("hash").primaryKey(),
  email: text("email").notNull(),
  expiresAt: instant("expires_at").notNull(),
});
