import "server-only";
import { eq, type InferSelectModel, sql } from "drizzle-orm";
import { at, query, type Reader, type Transaction } from "../client";
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

/** A look at their account made after the failure found it ready: payouts go out again (R10). */
export async function resumeAutoPayouts(
  tx: Transaction,
  developerId: string,
  seenReadyAt: Date,
): Promise<boolean> {
  const resumed = await query(
    tx,
    sql`update developers set auto_stopped_at = null, auto_stopped_reason = null
      where id = ${developerId} and auto_stopped_at < ${at(seenReadyAt)} returning id`,
  );
  return resumed.length > 0;
}

export async function developerExists(reader: Reader, id: string): Promise<boolean> {
  const found = await query(reader, sql`select from developers where id = ${id}`);
  return found.length > 0;
}

export async function findDeveloperByEmail(reader: Reader, email: string): Promise<string | null> {
  const [found] = await query<{ id: string }>(
    reader,
    sql`select id from developers where email = ${email}`,
  );
  return found?.id ?? null;
}

/** Born with the schedule of the policy in force (R6); does nothing when the e-mail is known. */
export async function insertDeveloper(reader: Reader, email: string, name: string): Promise<void> {
  await reader.execute(sql`insert into developers (id, email, name, schedule)
    select new_id('dev'), ${email}, ${name}, default_schedule from policies
    where effective_from <= business_now() order by effective_from desc limit 1
    on conflict (email) do nothing`);
}
