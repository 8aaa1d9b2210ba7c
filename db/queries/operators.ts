import "server-only";
import { sql } from "drizzle-orm";
import type { OperatorRole } from "@/domain/access/roles";
import { query, type Reader, type Transaction } from "../client";

/** What this person is at the desk today; null for nobody. */
export async function operatorRole(reader: Reader, email: string): Promise<OperatorRole | null> {
  const [found] = await query<{ role: OperatorRole }>(
    reader,
    sql`select role from operators where email = lower(${email}) and removed_at is null`,
  );
  return found?.role ?? null;
}

export interface DeskOperator {
  readonly email: string;
  readonly role: OperatorRole;
  readonly addedBy: string;
  readonly addedAt: Date;
}

const MOST = 500;

export async function listOperators(reader: Reader): Promise<DeskOperator[]> {
  return query<DeskOperator>(
    reader,
    sql`select email, role, added_by as "addedBy", added_at as "addedAt" from operators
      where removed_at is null order by email limit ${MOST}`,
  );
}

/** Gives a person a place at the desk, or another one. */
export async function putOperator(
  tx: Transaction,
  operator: { readonly email: string; readonly role: OperatorRole; readonly by: string },
): Promise<void> {
  await tx.execute(sql`insert into operators (email, role, added_by)
    values (lower(${operator.email}), ${operator.role}, ${operator.by})
    on conflict (email) do update set role = excluded.role, added_by = excluded.added_by,
      added_at = business_now(), removed_at = null`);
}

/** False when they had no place. */
export async function removeOperator(tx: Transaction, email: string): Promise<boolean> {
  const removed = await query(
    tx,
    sql`update operators set removed_at = business_now()
      where email = lower(${email}) and removed_at is null returning email`,
  );
  return removed.length > 0;
}
