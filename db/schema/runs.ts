import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant, micros } from "./columns";

/**
 * One batch over all developers (R11). At most one is planning: a unique index. A lease lets
 * the next one take over after a crash, at the stored cursor.
 */
export const payoutRuns = pgTable(
  "payout_runs",
  {
    id: id("id").primaryKey(),
    state: text("state").notNull(),
    asOf: instant("as_of").notNull(),
    /** The last developer a committed page reached. */
    cursor: text("cursor").notNull().default(""),
    leaseToken: text("lease_token").notNull(),
    /** Real time, unlike `as_of`. */
    leaseUntil: instant("lease_until").notNull(),
    startedAt: instant("started_at").notNull(),
    completedAt: instant("completed_at"),
    developersSeen: integer("developers_seen").notNull().default(0),
    payoutsPlanned: integer("payouts_planned").notNull().default(0),
    transferTotal: micros("transfer_total").notNull().default(sql`0`),
    reserveTotal: micros("reserve_total").notNull().default(sql`0`),
    startedBy: text("started_by").notNull(),
  },
  (t) => [
    uniqueIndex("one_run_planning").on(t.state).where(sql`state = 'planning'`),
    check("run_state_is_known", sql`${t.state} in ('planning', 'completed')`),
    check(
      "completed_run_has_time",
      sql`(${t.state} = 'completed') = (${t.completedAt} is not null)`,
    ),
  ],
);

/** What a run decided for one developer, and why (R12). Append-only. */
export const payoutDecisions = pgTable(
  "payout_decisions",
  {
    developerId: id("developer_id").notNull(),
    runId: id("run_id").notNull(),
    code: text("code").notNull(),
    payable: micros("payable").notNull(),
    held: micros("held").notNull(),
    payoutId: id("payout_id"),
    decidedAt: instant("decided_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.runId] }),
    index("decisions_of_run").on(t.runId, t.code),
    check("paid_decision_has_payout", sql`(${t.code} = 'paid') = (${t.payoutId} is not null)`),
  ],
);
