import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { PauseSource } from "@/domain/desk/pause";
import type { Schedule } from "@/domain/policy";
import { id, instant } from "./columns";

/**
 * One row a developer, born at first sign-in. It is also the lock that serialises everything
 * about their money, and `claimed_to` is the end of what payouts have claimed so far.
 */
export const developers = pgTable(
  "developers",
  {
    id: id("id").primaryKey(),
    email: text("email").notNull().unique("one_developer_per_email"),
    name: text("name").notNull(),
    createdAt: instant("created_at").notNull().default(sql`business_now()`),
    /** Everything payable up to and including this moment is claimed by some payout. */
    claimedTo: instant("claimed_to").notNull().default(sql`'-infinity'`),
    autoEnabled: boolean("auto_enabled").notNull().default(true),
    schedule: text("schedule").$type<Schedule>().notNull().default("daily"),
    thresholdCents: integer("threshold_cents").notNull().default(1000),
    /** Null until set; shown as the policy's hold. */
    delayDays: integer("delay_days"),
    emailOnPayoutSent: boolean("email_on_payout_sent").notNull().default(true),
    emailOnPayoutPaid: boolean("email_on_payout_paid").notNull().default(true),
    emailOnPayoutFailed: boolean("email_on_payout_failed").notNull().default(true),
    smsOnPayoutPaid: boolean("sms_on_payout_paid").notNull().default(false),
    /** Set by the link in a digest: no further ones are written. */
    digestStoppedAt: instant("digest_stopped_at"),
    /** Only ever one that a code sent to it has proven, as +15551234567. */
    phone: text("phone"),
    /** An operator's pause, always with its reason. */
    pausedAt: instant("paused_at"),
    pausedReason: text("paused_reason"),
    /** What made the operator pause; not shown to the developer. */
    pausedSource: text("paused_source").$type<PauseSource>(),
    pausedBy: text("paused_by"),
    /** Set by a failure of their own account (R10); cleared when a later look finds it ready. */
    autoStoppedAt: instant("auto_stopped_at"),
    autoStoppedReason: text("auto_stopped_reason"),
  },
  (t) => [
    check("schedule_is_known", sql`${t.schedule} in ('daily', 'weekly', 'monthly', 'manual')`),
    check("threshold_reaches_minimum", sql`${t.thresholdCents} >= 1000`),
    check("delay_within_90_days", sql`${t.delayDays} between 0 and 90`),
    check("pause_has_reason", sql`(${t.pausedAt} is null) = (${t.pausedReason} is null)`),
  ],
);

/**
 * Our mirror of a developer's Stripe account: what Stripe last said, and when we asked. Every
 * retrieve rewrites it.
 */
export const connectedAccounts = pgTable(
  "connected_accounts",
  {
    developerId: id("developer_id")
      .primaryKey()
      .references(() => developers.id, { onDelete: "restrict" }),
    stripeAccountId: text("stripe_account_id").notNull(),
    chargesEnabled: boolean("charges_enabled").notNull(),
    payoutsEnabled: boolean("payouts_enabled").notNull(),
    detailsSubmitted: boolean("details_submitted").notNull(),
    transfersActive: boolean("transfers_active").notNull(),
    disabledReason: text("disabled_reason"),
    currentlyDue: jsonb("currently_due").$type<string[]>().notNull(),
    pendingVerification: jsonb("pending_verification").$type<string[]>().notNull(),
    country: text("country"),
    defaultCurrency: text("default_currency"),
    bankName: text("bank_name"),
    bankLast4: text("bank_last4"),
    /** The first time a look found it ready (R12). */
    verifiedAt: instant("verified_at"),
    retrievedAt: instant("retrieved_at").notNull(),
    createdAt: instant("created_at").notNull().default(sql`business_now()`),
  },
  (t) => [index("connected_accounts_by_stripe_id").on(t.stripeAccountId)],
);

/**
 * The account we asked Stripe to open for a developer. `tries` is part of the idempotency key: it
 * stays while the outcome of a try is unknown, and grows once that try is known to be dead. So
 * neither a double click nor a retry after a timeout opens two accounts.
 */
export const accountOpenings = pgTable("account_openings", {
  developerId: id("developer_id")
    .primaryKey()
    .references(() => developers.id, { onDelete: "restrict" }),
  tries: integer("tries").notNull().default(1),
});
