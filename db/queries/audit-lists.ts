import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Bookmark } from "@/domain/bookmark";
import type { AuditEntry } from "@/domain/desk/audit-entry";
import { at, exactly, query, type Reader } from "../client";

export interface AuditFilter {
  /** A part of who did it. */
  readonly actor?: string | undefined;
  /** What the action begins with, such as `payout.`. */
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly limit: number;
  readonly after?: Bookmark | undefined;
}

/** Who did what by hand, newest first. */
export async function listAudit(
  reader: Reader,
  filter: AuditFilter,
): Promise<(AuditEntry & { readonly bookmark: Bookmark })[]> {
  const { after, limit } = filter;
  const conditions: SQL[] = [
    ...(filter.actor ? [sql`actor ilike ${`%${literally(filter.actor)}%`}`] : []),
    ...(filter.action ? [sql`action like ${`${literally(filter.action)}%`}`] : []),
    ...(filter.subject ? [about(filter.subject)] : []),
    ...(filter.from ? [sql`at >= ${at(filter.from)}`] : []),
    ...(filter.until ? [sql`at < ${at(filter.until)}`] : []),
    ...(after ? [sql`(at, id) < (${after.at}::timestamptz, ${after.id})`] : []),
  ];
  const rows = await query<AuditEntry & { place: string }>(
    reader,
    sql`select id, at, actor, action, subject, facts, ${exactly(sql`at`)} as place from audit_log
      where ${sql.join([sql`true`, ...conditions], sql` and `)}
      order by at desc, id desc limit ${limit}`,
  );
  return rows.map(({ place, ...row }) => ({ ...row, bookmark: { at: place, id: row.id } }));
}

/** Of a developer also what tells of them among others, such as clawbacks and proposals. */
function about(subject: string): SQL {
  return sql`(subject = ${subject} or facts -> 'developer_ids' @> to_jsonb(${subject}::text))`;
}

function literally(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
