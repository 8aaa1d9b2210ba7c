import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Schedule } from "@/domain/policy";
import { id, instant, micros } from "./columns";

/** The money rules' numbers with the date they hold from (R6). Append-only. */
export const policies = pgTable(
  "policies",
  {
    id: id("id").primaryKey(),
    effectiveFrom: instant("effective_from").notNull().unique("one_policy_per_moment"),
    feeBps: integer("fee_bps").notNull(),
    holdDays: integer("hold_days").notNull(),
    minimumPayout: micros("minimum_payout").notNull(),
    reserveBps: integer("reserve_bps").notNull(),
    reserveDays: integer("reserve_days").notNull(),
    maximumMarkupBps: integer("maximum_markup_bps").notNull(),
    defaultSchedule: text("default_schedule").$type<Schedule>().notNull(),
    createdAt: instant("created_at").notNull().default(sql`business_now()`),
  },
  (t) => [
    check(
      "policy_shares_are_shares",
      sql`${t.feeBps} between 0 and 10000
      and ${t.reserveBps} between 0 and 10000 and ${t.maximumMarkupBps} between 0 and 10000`,
    ),
    check("policy_days_are_days", sql`${t.holdDays} >= 0 and ${t.reserveDays} >= 0`),
    check("policy_minimum_is_money", sql`${t.minimumPayout} > 0`),
    check(
      "policy_is_not_retroactive",
      sql`${t.effectiveFrom} = '-infinity'
      or ${t.effectiveFrom} > ${t.createdAt} - interval '1 second'`,
    ),
  ],
);
