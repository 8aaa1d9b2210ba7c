import { sql } from "drizzle-orm";
import {
  check,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, instant, micros } from "./columns";

/**
 * One money fact, posted once (R7). Append-only: the database refuses every update and delete;
 * undo is a further journal. A trigger checks whose it is, once a statement.
 */
export const journals = pgTable(
  "journals",
  {
    developerId: id("developer_id").notNull(),
    id: id("id").notNull(),
    kind: text("kind").notNull(),
    businessId: text("business_id").notNull(),
    /** When the fact happened, business time. */
    happenedAt: instant("happened_at").notNull(),
    /** When we wrote it, business time: under the developer's lock, so statements go by it. */
    createdAt: instant("created_at").notNull().default(sql`business_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.id] }),
    index("journals_by_time").on(t.developerId, t.createdAt, t.id),
    // An accrual's business id is its own, so its key already says it.
    uniqueIndex("journal_posted_once")
      .on(t.developerId, t.kind, t.businessId)
      .where(sql`kind <> 'accrual'`),
    check("accrual_is_its_own_business", sql`${t.kind} <> 'accrual' or ${t.businessId} = ${t.id}`),
  ],
);

/** One from→to line of a journal: positive, so that every journal balances by construction. */
export const postings = pgTable(
  "postings",
  {
    developerId: id("developer_id").notNull(),
    journalId: id("journal_id").notNull(),
    line: smallint("line").notNull(),
    fromAccount: text("from_account").notNull(),
    toAccount: text("to_account").notNull(),
    amount: micros("amount").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.developerId, t.journalId, t.line] }),
    check("posting_moves_money", sql`${t.amount} > 0`),
    check("posting_has_two_ends", sql`${t.fromAccount} <> ${t.toAccount}`),
    check(
      "posting_accounts_are_known",
      sql`${t.fromAccount} in ('owed', 'in_transit', 'reserved', 'paid', 'usage_receipts',
        'fee_revenue', 'losses')
      and ${t.toAccount} in ('owed', 'in_transit', 'reserved', 'paid', 'usage_receipts',
        'fee_revenue', 'losses')`,
    ),
  ],
);

/**
 * The ledger's own running balances, a column an account: written by a trigger on postings and by
 * nothing else. The writer's slot keeps two writers from waiting for one row; a balance is the sum
 * of its slots. The view `ledger_balances` shows them a row an account.
 */
export const ledgerSlots = pgTable(
  "ledger_slots",
  {
    developerId: id("developer_id").notNull(),
    slot: smallint("slot").notNull(),
    owed: micros("owed").notNull(),
    inTransit: micros("in_transit").notNull(),
    reserved: micros("reserved").notNull(),
    paid: micros("paid").notNull(),
    usageReceipts: micros("usage_receipts").notNull(),
    feeRevenue: micros("fee_revenue").notNull(),
    losses: micros("losses").notNull(),
  },
  (t) => [primaryKey({ columns: [t.developerId, t.slot] })],
);
