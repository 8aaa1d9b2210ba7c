import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, instant, micros } from "./columns";

/**
 * A developer's timeline (R4): one signed row for everything that changes what they are owed.
 * Append-only. Whether a row is paid is read from the payout whose interval covers its
 * `payable_at`, never stored here. A trigger checks developers and apps, once a statement.
 */
export const developerEarnings = pgTable(
  "developer_earnings",
  {
    developerId: id("developer_id").notNull(),
    id: id("id").notNull(),
    kind: text("kind").notNull(),
    /** Null for rows that no call caused. */
    appId: id("app_id"),
    /** The gateway's id of the call, the refund's id, or our own business id. */
    eventId: text("event_id").notNull(),
    amount: micros("amount").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    payableAt: instant("payable_at").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    /** Null where nothing moved: a developer-billed call, or a markup of nothing. */
    journalId: id("journal_id"),
    billingMode: text("billing_mode"),
    cost: micros("cost"),
    markupBps: integer("markup_bps"),
    feeBps: integer("fee_bps"),
    markup: micros("markup").notNull().default(sql`0`),
    fee: micros("fee").notNull().default(sql`0`),
    model: text("model"),
    endpoint: text("endpoint"),
    endUserId: text("end_user_id"),
    /** The call that a clawback takes back from. */
    originalEventId: text("original_event_id"),
    reason: text("reason"),
  },
  (t) => [
    unique("earning_recorded_once")
      .on(t.developerId, t.appId, t.eventId, t.kind)
      .nullsNotDistinct(),
    uniqueIndex("earnings_timeline").on(t.developerId, t.payableAt, t.id),
    check(
      "earning_sign_fits_kind",
      sql`case ${t.kind}
        when 'accrual' then ${t.amount} >= 0
        when 'clawback' then ${t.amount} <= 0
        when 'adjustment' then ${t.amount} <> 0
        when 'reserve_release' then ${t.amount} > 0
        when 'reserve_applied' then ${t.amount} > 0
        when 'transfer_return' then ${t.amount} > 0
        when 'write_off' then ${t.amount} > 0
        else false end`,
    ),
    check(
      "accrual_is_markup_less_fee",
      sql`${t.kind} not in ('accrual', 'clawback')
      or (${t.appId} is not null and abs(${t.amount}) = ${t.markup} - ${t.fee})`,
    ),
    check(
      "accrual_has_billing_mode",
      sql`(${t.kind} = 'accrual') = (${t.billingMode} is not null)
      and (${t.billingMode} is distinct from 'developer' or ${t.amount} = 0)`,
    ),
    check(
      "clawback_names_its_call",
      sql`${t.kind} <> 'clawback'
      or ${t.originalEventId} is not null`,
    ),
    index("clawbacks_of_call")
      .on(t.developerId, t.appId, t.originalEventId)
      .where(sql`kind = 'clawback'`),
  ],
);

/**
 * Totals of the timeline per app, model, hour of the call and hour of becoming payable: written
 * by a trigger on developer_earnings and by nothing else. `payable_hour` names the END of its
 * hour, so that a run on the hour reads whole rows here and no earning.
 */
export const earningRollups = pgTable(
  "earning_rollups",
  {
    developerId: id("developer_id").notNull(),
    payableHour: instant("payable_hour").notNull(),
    kind: text("kind").notNull(),
    appId: text("app_id").notNull(),
    model: text("model").notNull(),
    /** The START of the hour of the call. */
    callHour: instant("call_hour").notNull(),
    slot: smallint("slot").notNull(),
    transactions: integer("transactions").notNull(),
    markup: micros("markup").notNull(),
    fee: micros("fee").notNull(),
    amount: micros("amount").notNull(),
    firstAt: instant("first_at").notNull(),
    lastAt: instant("last_at").notNull(),
  },
  (t) => [
    primaryKey({
      columns: [t.developerId, t.payableHour, t.kind, t.appId, t.model, t.callHour, t.slot],
    }),
    index("rollups_by_call_hour").on(t.developerId, t.callHour),
  ],
);

/**
 * Lifetime totals of the timeline per kind: kept by the same trigger, so that no page ever sums
 * history.
 */
export const earningTotals = pgTable(
  "earning_totals",
  {
    developerId: id("developer_id").notNull(),
    kind: text("kind").notNull(),
    slot: smallint("slot").notNull(),
    transactions: bigint("transactions", { mode: "number" }).notNull(),
    fee: micros("fee").notNull(),
    amount: micros("amount").notNull(),
  },
  (t) => [primaryKey({ columns: [t.developerId, t.kind, t.slot] })],
);
