import "server-only";
import { sql } from "drizzle-orm";
import type { Safeguards } from "@/domain/desk/demand";
import { queryOne, type Reader, type Transaction } from "../client";

/** The amounts that hold now: the newest row. */
export async function safeguardsNow(reader: Reader): Promise<Safeguards> {
  return queryOne<Safeguards>(
    reader,
    sql`select confirm_above as "confirmAbove", approve_above as "approveAbove"
      from safeguards order by set_at desc, id desc limit 1`,
  );
}

export async function insertSafeguards(
  tx: Transaction,
  wanted: Safeguards & { readonly by: string },
): Promise<void> {
  await tx.execute(sql`insert into safeguards (id, confirm_above, approve_above, set_by)
    values (new_id('sfg'), ${wanted.confirmAbove}, ${wanted.approveAbove}, ${wanted.by})`);
}
