import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * One request that must be done once: born when it arrives under an `Idempotency-Key`, answered
 * when it is done, gone a day later (real time, R15). While `answer` is empty somebody is at work
 * until `leased_until`; a lease that ran out was a process that died.
 */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    /** The developer, service token or operator who sent it. */
    owner: text("owner").notNull(),
    path: text("path").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    lease: text("lease").notNull(),
    leasedUntil: instant("leased_until").notNull(),
    /** The same for whoever works under the key: what they create takes its id from it. */
    workId: text("work_id").notNull().default(sql`new_id('work')`),
    /** Sealed by the edge: an answer may hold what is shown only once. */
    answer: text("answer"),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "one_request_per_key", columns: [t.owner, t.path, t.key] }),
    index("idempotency_keys_by_end").on(t.expiresAt),
    check("idempotency_key_is_short", sql`length(${t.key}) between 1 and 255`),
  ],
);

/**
 * How many requests a credential has drawn from its minute. The limiter's library writes here;
 * the order and names of the columns are its own. Unlogged: a crash may forget a minute.
 */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text("key").primaryKey(),
    points: integer("points").notNull().default(0),
    /** Milliseconds since 1970. */
    expire: bigint("expire", { mode: "number" }),
  },
  (t) => [index("rate_limits_by_end").on(t.expire)],
);
