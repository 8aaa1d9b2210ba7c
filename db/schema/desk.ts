import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { AttentionKind } from "@/domain/desk/attention";
import type { ProposalState, StoredAction, StoredEffect } from "@/domain/desk/money-action";
import { id, instant, micros } from "./columns";

/**
 * Amounts from which on a money action of the desk wants its amount typed, and a second person's
 * approval. Append-only: the newest row holds.
 */
export const safeguards = pgTable(
  "safeguards",
  {
    id: id("id").primaryKey(),
    confirmAbove: micros("confirm_above").notNull(),
    approveAbove: micros("approve_above").notNull(),
    setBy: text("set_by").notNull(),
    setAt: instant("set_at").notNull().default(sql`business_now()`),
  },
  (t) => [
    check("safeguards_are_money", sql`${t.confirmAbove} >= 0 and ${t.approveAbove} >= 0`),
    index("safeguards_newest_first").on(t.setAt, t.id),
  ],
);

/**
 * A money action that is too large for one person: born when the first asks for it, carried out
 * in the transaction in which a second approves it. Two people, once: the database says so.
 */
export const proposals = pgTable(
  "proposals",
  {
    id: id("id").primaryKey(),
    /** The action and its own id: what is proposed twice is one proposal. */
    actionKey: text("action_key").notNull(),
    action: jsonb("action").$type<StoredAction>().notNull(),
    amount: micros("amount").notNull(),
    /** What it does to whom, as it was measured when it was proposed. */
    effects: jsonb("effects").$type<readonly StoredEffect[]>().notNull().default([]),
    state: text("state").$type<ProposalState>().notNull().default("open"),
    proposedBy: text("proposed_by").notNull(),
    proposedAt: instant("proposed_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    decidedBy: text("decided_by"),
    decidedAt: instant("decided_at"),
    note: text("note"),
  },
  (t) => [
    uniqueIndex("one_open_proposal").on(t.actionKey).where(sql`state = 'open'`),
    index("proposals_newest_first").on(t.proposedAt, t.id),
    check(
      "proposal_state_is_known",
      sql`${t.state} in ('open', 'executed', 'declined', 'withdrawn', 'expired')`,
    ),
    check("two_people_approve", sql`${t.state} <> 'executed' or ${t.decidedBy} <> ${t.proposedBy}`),
    check(
      "decided_proposal_has_time",
      sql`(${t.state} = 'open') = (${t.decidedAt} is null)
      and (${t.state} = 'open') = (${t.decidedBy} is null)`,
    ),
  ],
);

/**
 * An operator saw something that stays true, such as a returned bank payout, and did about it
 * what can be done. Append-only; the same trouble anew has another subject.
 */
export const acknowledgements = pgTable(
  "acknowledgements",
  {
    kind: text("kind").$type<AttentionKind>().notNull(),
    subject: text("subject").notNull(),
    note: text("note").notNull(),
    acknowledgedBy: text("acknowledged_by").notNull(),
    at: instant("at").notNull().default(sql`business_now()`),
  },
  (t) => [primaryKey({ columns: [t.kind, t.subject] })],
);

/** What was handed in at the clawback intake, each row with what became of it. Append-only. */
export const clawbackIntakes = pgTable(
  "clawback_intakes",
  {
    id: id("id").primaryKey(),
    source: text("source").notNull(),
    rows: jsonb("rows").$type<readonly object[]>().notNull(),
    accepted: integer("accepted").notNull(),
    duplicates: integer("duplicates").notNull(),
    rejected: integer("rejected").notNull(),
    /** In micros. */
    clawedBack: micros("clawed_back").notNull(),
    takenInBy: text("taken_in_by").notNull(),
    at: instant("at").notNull().default(sql`business_now()`),
  },
  (t) => [index("intakes_newest_first").on(t.at, t.id)],
);
