import "server-only";
import { sql } from "drizzle-orm";
import { asJson, type Reader } from "../client";

export interface AuditEntry {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly facts: object;
}

/** Says who did what by hand, in the transaction that it tells about. */
export async function writeAudit(reader: Reader, entry: AuditEntry): Promise<void> {
  await reader.execute(sql`insert into audit_log (id, actor, action, subject, facts)
    values (new_id('aud'), ${entry.actor}, ${entry.action}, ${entry.subject},
      (${asJson([entry.facts])}::jsonb -> 0))`);
}
