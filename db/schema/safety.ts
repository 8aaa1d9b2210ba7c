import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant, micros } from "./columns";

/**
 * A disagreement that was found: what is wrong, with whom, by how much. Seen again it is the same
 * row; gone, it is resolved and a later one is a new row.
 */
export const findings = pgTable(
  "findings",
  {
    id: id("id").primaryKey(),
    rule: text("rule").notNull(),
    /** What disagrees: the id of a payout, a developer, a transfer. */
    subject: text("subject").notNull(),
    detail: text("detail").notNull(),
    /** By how much, where it is money. */
    amount: micros("amount"),
    firstSeenAt: instant("first_seen_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    resolvedAt: instant("resolved_at"),
    /** Set where an operator closed it, with why; null where it went away by itself. */
    closedBy: text("closed_by"),
    closedReason: text("closed_reason"),
  },
  (t) => [
    uniqueIndex("one_open_finding").on(t.rule, t.subject).where(sql`resolved_at is null`),
    index("findings_newest_first").on(t.lastSeenAt),
    check(
      "closed_finding_has_reason",
      sql`(${t.closedBy} is null) = (${t.closedReason} is null)
      and (${t.closedBy} is null or ${t.resolvedAt} is not null)`,
    ),
  ],
);

/**
 * When each part of the poll was last done to its end. Real time: moving the sandbox's clock
 * makes no poll late.
 */
export const stripePolls = pgTable("stripe_polls", {
  part: text("part").primaryKey(),
  /** The first time; counts until it has been done to its end once. */
  beganAt: instant("began_at").notNull(),
  completedAt: instant("completed_at"),
});

/** The kill switch: one row. While it is stopped, no transfer is sent; nothing is lost. */
export const sendingSwitch = pgTable(
  "sending_switch",
  {
    onlyRow: boolean("only_row").primaryKey().default(true),
    stoppedAt: instant("stopped_at"),
    reason: text("reason"),
    stoppedBy: text("stopped_by"),
  },
  (t) => [
    check("there_is_one_switch", sql`${t.onlyRow}`),
    check("stop_has_reason", sql`(${t.stoppedAt} is null) = (${t.reason} is null)`),
  ],
);
