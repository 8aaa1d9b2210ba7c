import "server-only";
import { sql } from "drizzle-orm";
import {
  type Effect,
  effectsFromStored,
  type ProposalState,
  type StoredAction,
  type StoredEffect,
} from "@/domain/desk/money-action";
import type { Proposal } from "@/domain/desk/proposal";
import type { Micros } from "@/domain/money";
import { asForeignJson, at, query, queryOne, type Reader, type Transaction } from "../client";

const COLUMNS = sql`id, action, amount, effects, proposed_by as "proposedBy",
  proposed_at as "proposedAt", expires_at as "expiresAt", decided_by as "decidedBy",
  decided_at as "decidedAt", note,
  case when state = 'open' and expires_at <= business_now() then 'expired' else state end as state`;

type Row = Omit<Proposal, "effects"> & { readonly effects: readonly StoredEffect[] };

export interface NewProposal {
  readonly actionKey: string;
  readonly action: StoredAction;
  readonly amount: Micros;
  readonly effects: readonly Effect[];
  readonly by: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Writes a proposal, or finds the open one of the same action. Answers whether it is new. */
export async function propose(
  tx: Transaction,
  wish: NewProposal,
): Promise<{ readonly id: string; readonly expiresAt: Date; readonly isNew: boolean }> {
  await tx.execute(sql`update proposals set state = 'expired', decided_by = 'system:clock',
      decided_at = expires_at
    where action_key = ${wish.actionKey} and state = 'open' and expires_at <= ${at(wish.now)}`);
  return queryOne(
    tx,
    sql`insert into proposals as known (id, action_key, action, amount, effects,
        proposed_by, proposed_at, expires_at)
      values (new_id('prop'), ${wish.actionKey}, ${asForeignJson(wish.action)},
        ${wish.amount}, ${asForeignJson(wish.effects)}, ${wish.by}, ${at(wish.now)},
        ${at(wish.expiresAt)})
      on conflict (action_key) where state = 'open' do update set note = known.note
      returning id, expires_at as "expiresAt", xmax = 0 as "isNew"`,
  );
}

export async function lockProposal(tx: Transaction, id: string): Promise<Proposal | null> {
  const [found] = await query<Row>(
    tx,
    sql`select ${COLUMNS} from proposals where id = ${id} for update`,
  );
  return found ? fromRow(found) : null;
}

export interface Decision {
  readonly id: string;
  readonly state: Exclude<ProposalState, "open" | "expired">;
  readonly by: string;
  readonly now: Date;
  readonly note: string | null;
}

export async function decideProposal(tx: Transaction, decision: Decision): Promise<void> {
  await tx.execute(sql`update proposals set state = ${decision.state}, decided_by = ${decision.by},
      decided_at = ${at(decision.now)}, note = ${decision.note}
    where id = ${decision.id}`);
}

/** The open ones first, then the latest decided. */
export async function listProposals(reader: Reader, limit: number): Promise<Proposal[]> {
  const rows = await query<Row>(
    reader,
    sql`select ${COLUMNS} from proposals
      order by state = 'open' and expires_at > business_now() desc, proposed_at desc, id desc
      limit ${limit}`,
  );
  return rows.map(fromRow);
}

function fromRow(row: Row): Proposal {
  return { ...row, effects: effectsFromStored(row.effects) };
}
