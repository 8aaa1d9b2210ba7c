import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { AttemptState, PayoutState, ReserveState, Settlement } from "@/domain/payouts/states";
import { id, instant, micros } from "./columns";
import { developers } from "./developers";

/**
 * Our promise to pay one developer everything payable in `(claims_from, claims_to]` (R8). Born
 * in one transaction with its reserve, its journal and the move of `claimed_to`; amounts,
 * interval and destination never change after that. Two live payouts of one developer never
 * overlap: an exclusion constraint.
 */
export const payouts = pgTable(
  "payouts",
  {
    developerId: id("developer_id")
      .notNull()
      .references(() => developers.id, { onDelete: "restrict" }),
    id: id("id").notNull(),
    /** Null for one the developer asked for. */
    runId: id("run_id"),
    state: text("state").$type<PayoutState>().notNull(),
    destination: text("destination").notNull(),
    claimsFrom: instant("claims_from").notNull(),
    claimsTo: instant("claims_to").notNull(),
    /** E of R5. */
    earned: micros("earned").notNull(),
    /** R of R5. */
    other: micros("other").notNull(),
    gross: micros("gross").notNull(),
    transfer: micros("transfer").notNull(),
    reserve: micros("reserve").notNull(),
    /** The platform fees already taken on its earnings, for display. */
    fee: micros("fee").notNull(),
    reserveBps: integer("reserve_bps").notNull(),
    reserveDays: integer("reserve_days").notNull(),
    earningsCount: integer("earnings_count").notNull(),
    periodStart: instant("period_start").notNull(),
    periodEnd: instant("period_end").notNull(),
    createdAt: instant("created_at").notNull(),
    /** When the relay should look at it again; null once it is resolved. */
    nextTryAt: instant("next_try_at"),
    /** Counts hand-overs to the executor, so that each has an id of its own. */
    generation: integer("generation").notNull().default(0),
    /** Since when the executor has it to send; null while it waits for its next try. */
    handedAt: instant("handed_at"),
    /** SHA-256 over the sorted ids of the claimed rows; computed with the first attempt. */
    claimHash: text("claim_hash"),
    stripeTransferId: text("stripe_transfer_id"),
    destinationPayment: text("destination_payment"),
    paidAt: instant("paid_at"),
    failedAt: instant("failed_at"),
    failureCode: text("failure_code"),
    failureDetail: text("failure_detail"),
    reversed: micros("reversed").notNull().default(sql`0`),
    settlement: text("settlement").$type<Settlement>().notNull().default("none"),
    bankPayoutId: text("bank_payout_id"),
    /** When that bank payout was created: a newer one carries on from it. */
    bankPayoutAt: instant("bank_payout_at"),
    /** When Stripe was last asked for its bank payouts, so that every account gets its turn. */
    settlementLookedAt: instant("settlement_looked_at"),
    arrivesAt: instant("arrives_at"),
    traceId: text("trace_id"),
    settlementFailureCode: text("settlement_failure_code"),
    requestedBy: text("requested_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.id] }),
    uniqueIndex("one_unresolved_payout")
      .on(t.developerId)
      .where(sql`state in ('planned', 'pending', 'processing')`),
    index("payouts_to_try").on(t.nextTryAt).where(sql`next_try_at is not null`),
    index("payouts_newest_first").on(t.developerId, t.createdAt, t.id),
    index("payouts_by_claim").on(t.developerId, t.claimsTo),
    index("payouts_of_run").on(t.runId),
    index("payouts_by_id").on(t.id),
    index("payouts_returned").on(t.arrivesAt).where(sql`settlement = 'returned'`),
    index("payouts_failed").on(t.failedAt).where(sql`state = 'failed'`),
    index("payouts_by_destination_payment")
      .on(t.developerId, t.destinationPayment)
      .where(sql`destination_payment is not null`),
    index("payouts_by_paid_at").on(t.paidAt).where(sql`paid_at is not null`),
    check(
      "payout_parts_sum_to_gross",
      sql`${t.gross} = ${t.earned} + ${t.other}
      and ${t.gross} = ${t.transfer} + ${t.reserve}`,
    ),
    check("payout_transfer_is_whole_cents", sql`${t.transfer} > 0 and ${t.transfer} % 10000 = 0`),
    check("payout_reserve_not_negative", sql`${t.reserve} >= 0`),
    check("payout_claims_forward", sql`${t.claimsFrom} < ${t.claimsTo}`),
    check(
      "payout_state_is_known",
      sql`${t.state} in ('planned', 'pending', 'processing', 'paid',
      'partially_reversed', 'reversed', 'failed', 'cancelled')`,
    ),
    check("payout_reversed_within_transfer", sql`${t.reversed} between 0 and ${t.transfer}`),
    check(
      "payout_settlement_is_known",
      sql`${t.settlement} in
      ('none', 'in_transit', 'deposited', 'returned')`,
    ),
    check(
      "paid_payout_has_transfer",
      sql`${t.state} not in
      ('paid', 'partially_reversed', 'reversed')
      or (${t.stripeTransferId} is not null and ${t.paidAt} is not null)`,
    ),
  ],
);

/**
 * One try at Stripe (R9), committed before the call it stands for. Its key is unique over all
 * attempts and never recomputed.
 */
export const transferAttempts = pgTable(
  "transfer_attempts",
  {
    developerId: id("developer_id").notNull(),
    payoutId: id("payout_id").notNull(),
    number: integer("number").notNull(),
    state: text("state").$type<AttemptState>().notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    claimHash: text("claim_hash").notNull(),
    sends: integer("sends").notNull().default(0),
    createdAt: instant("created_at").notNull(),
    firstSentAt: instant("first_sent_at"),
    lastSentAt: instant("last_sent_at"),
    resolvedAt: instant("resolved_at"),
    stripeTransferId: text("stripe_transfer_id"),
    refusalCode: text("refusal_code"),
    detail: text("detail"),
    /** Listings at Stripe that found nothing; two, apart, prove that nothing was created. */
    emptyListings: integer("empty_listings").notNull().default(0),
    lastListedAt: instant("last_listed_at"),
    adopted: boolean("adopted").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.payoutId, t.number] }),
    uniqueIndex("attempt_key_is_unique").on(t.developerId, t.idempotencyKey),
    uniqueIndex("one_live_attempt")
      .on(t.developerId, t.payoutId)
      .where(sql`state in ('created', 'sent', 'unknown', 'succeeded')`),
    index("attempts_by_hash").on(t.developerId, t.claimHash),
    foreignKey({
      name: "attempt_of_payout",
      columns: [t.developerId, t.payoutId],
      foreignColumns: [payouts.developerId, payouts.id],
    }).onDelete("restrict"),
    check(
      "attempt_state_is_known",
      sql`${t.state} in
      ('created', 'sent', 'succeeded', 'refused', 'unknown')`,
    ),
    check("sent_attempt_has_time", sql`${t.state} = 'created' or ${t.firstSentAt} is not null`),
  ],
);

/**
 * What a payout kept back (R5). Its clock starts when the transfer succeeds; a failed payout
 * voids it. Released and applied parts sum to the amount once nothing is held.
 */
export const reserves = pgTable(
  "reserves",
  {
    developerId: id("developer_id").notNull(),
    payoutId: id("payout_id").notNull(),
    amount: micros("amount").notNull(),
    state: text("state").$type<ReserveState>().notNull(),
    released: micros("released").notNull().default(sql`0`),
    applied: micros("applied").notNull().default(sql`0`),
    /** Null until the transfer succeeded. */
    releaseAt: instant("release_at"),
    releasedAt: instant("released_at"),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.payoutId] }),
    index("reserves_to_release").on(t.releaseAt).where(sql`state = 'held'`),
    foreignKey({
      name: "reserve_of_payout",
      columns: [t.developerId, t.payoutId],
      foreignColumns: [payouts.developerId, payouts.id],
    }).onDelete("restrict"),
    check("reserve_state_is_known", sql`${t.state} in ('held', 'released', 'applied', 'void')`),
    check(
      "reserve_parts_within_amount",
      sql`${t.amount} > 0 and ${t.released} >= 0
      and ${t.applied} >= 0 and ${t.released} + ${t.applied} <= ${t.amount}`,
    ),
    check(
      "settled_reserve_is_whole",
      sql`${t.state} in ('held', 'void')
      or ${t.released} + ${t.applied} = ${t.amount}`,
    ),
  ],
);
