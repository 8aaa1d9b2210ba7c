import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { id, instant, micros } from "./columns";
import { developers } from "./developers";

/**
 * One money fact, posted once (R7). Append-only: the database refuses every update and delete;
 * undo is a further journal.
 */
export const journals = pgTable(
  "journals",
  {
    developerId: id("developer_id")
      .notNull()
      .references(() => developers.id, { onDelete: "restrict" }),
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
    unique("journal_posted_once").on(t.developerId, t.kind, t.businessId),
    index("journals_by_time").on(t.developerId, t.createdAt, t.id),
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
    foreignKey({
      name: "posting_of_journal",
      columns: [t.developerId, t.journalId],
      foreignColumns: [journals.developerId, journals.id],
    }).onDelete("restrict"),
    check("posting_moves_money", sql`${t.amount} > 0`),
    check("posting_has_two_ends", sql`${t.fromAccount} <> ${t.toAccount}`),
  ],
);

/**
 * The ledger's own running balances: written by a trigger on postings and by nothing else. The
 * writer's slot keeps two writers from waiting for one row; a balance is the sum of its slots.
 */
export const ledgerBalances = pgTable(
  "ledger_balances",
  {
    developerId: id("developer_id").notNull(),
    ledgerAccount: text("ledger_account").notNull(),
    slot: smallint("slot").notNull(),
    amount: micros("amount").notNull(),
  },
  (t) => [primaryKey({ columns: [t.developerId, t.ledgerAccount, t.slot] })],
);
