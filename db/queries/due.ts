import "server-only";
import { sql } from "drizzle-orm";
import { query, type Reader } from "../client";

export interface DueRow {
  readonly developerId: string;
  readonly id: string;
  readonly generation: number;
}

/** Takes rows whose time has come; each is not due again for a while. Real time. */
export async function takeDue(
  reader: Reader,
  table: "messages" | "webhook_deliveries",
  limit: number,
): Promise<DueRow[]> {
  const queue = sql.identifier(table);
  return query<DueRow>(
    reader,
    sql`with due as (
      select developer_id, id from ${queue}
      where state = 'waiting' and next_try_at <= clock_timestamp()
      order by next_try_at limit ${limit} for update skip locked
    )
    update ${queue} as taken set generation = generation + 1,
      next_try_at = clock_timestamp() + interval '2 minutes'
    from due where taken.developer_id = due.developer_id and taken.id = due.id
    returning taken.developer_id as "developerId", taken.id, generation`,
  );
}
