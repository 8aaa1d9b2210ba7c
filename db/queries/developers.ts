import "server-only";
import { eq, type InferSelectModel, sql } from "drizzle-orm";
import { at, type Reader, type Transaction } from "../client";
import { developers } from "../schema";

export type DeveloperRow = InferSelectModel<typeof developers>;

export async function findDeveloper(reader: Reader, id: string): Promise<DeveloperRow> {
  const [row] = await reader.select().from(developers).where(eq(developers.id, id));
  if (!row) throw new Error(`there is no developer ${id}`);
  return row;
}

/** Their own account refused a transfer: nothing goes out by itself until it is ready (R10). */
export async function stopAutoPayouts(
  tx: Transaction,
  developerId: string,
  since: Date,
  reason: string,
): Promise<void> {
  await tx.execute(sql`update developers
    set auto_stopped_at = ${at(since)}, auto_stopped_reason = ${reason}
    where id = ${developerId}`);
}
