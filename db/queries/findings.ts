import "server-only";
import { sql } from "drizzle-orm";
import type { Finding, OpenFinding } from "@/domain/desk/finding";
import { anyOf, asJson, query, type Reader } from "../client";

/** Opens findings, or says of open ones that they are still there. Answers how many are new. */
export async function raiseFindings(reader: Reader, findings: readonly Finding[]): Promise<number> {
  if (findings.length === 0) return 0;
  const rows = await query<{ is_new: boolean }>(
    reader,
    sql`insert into findings as open (id, rule, subject, detail, amount, first_seen_at,
        last_seen_at)
      select new_id('find'), rule, subject, detail, amount, seen.at, seen.at
      from json_to_recordset(${asJson(findings)})
        as found (rule text, subject text, detail text, amount bigint)
      cross join (select business_now() as at) as seen
      order by rule, subject
      on conflict (rule, subject) where resolved_at is null do update
        set detail = excluded.detail, amount = excluded.amount,
          last_seen_at = excluded.last_seen_at
      returning first_seen_at = last_seen_at as is_new`,
  );
  return rows.filter((row) => row.is_new).length;
}

/** Closes a rule's open findings, except those that are still there. */
export async function resolveFindings(
  reader: Reader,
  rule: string,
  stillThere: readonly string[] = [],
): Promise<number> {
  const rows = await query(
    reader,
    sql`update findings set resolved_at = business_now()
      where rule = ${rule} and resolved_at is null
        and not (subject = ${anyOf(stillThere)})
      returning id`,
  );
  return rows.length;
}

/** Whom a rule's open findings concern: a rule that looks back some days looks at these too. */
export async function openSubjects(reader: Reader, rule: string): Promise<string[]> {
  const rows = await query<{ subject: string }>(
    reader,
    sql`select subject from findings where rule = ${rule} and resolved_at is null
      order by subject`,
  );
  return rows.map(({ subject }) => subject);
}

/** Closes one finding: what it said is no longer so. */
export async function resolveFinding(reader: Reader, rule: string, subject: string): Promise<void> {
  await reader.execute(sql`update findings set resolved_at = business_now()
    where rule = ${rule} and subject = ${subject} and resolved_at is null`);
}

export async function listOpenFindings(reader: Reader, limit: number): Promise<OpenFinding[]> {
  return query<OpenFinding>(
    reader,
    sql`select id, rule, subject, detail, amount, first_seen_at as "firstSeenAt",
        last_seen_at as "lastSeenAt"
      from findings where resolved_at is null order by first_seen_at, id limit ${limit}`,
  );
}

/** Closes one by hand; null when it is not open. */
export async function closeFinding(
  reader: Reader,
  closing: { readonly findingId: string; readonly by: string; readonly reason: string },
): Promise<Pick<Finding, "rule" | "subject"> | null> {
  const [closed] = await query<Pick<Finding, "rule" | "subject">>(
    reader,
    sql`update findings set resolved_at = business_now(), closed_by = ${closing.by},
        closed_reason = ${closing.reason}
      where id = ${closing.findingId} and resolved_at is null returning rule, subject`,
  );
  return closed ?? null;
}

export interface PastFinding extends OpenFinding {
  readonly resolvedAt: Date;
  readonly closedBy: string | null;
  readonly closedReason: string | null;
}

/** What has gone away or was closed, latest first. */
export async function listPastFindings(reader: Reader, limit: number): Promise<PastFinding[]> {
  return query<PastFinding>(
    reader,
    sql`select id, rule, subject, detail, amount, first_seen_at as "firstSeenAt",
        last_seen_at as "lastSeenAt", resolved_at as "resolvedAt", closed_by as "closedBy",
        closed_reason as "closedReason"
      from findings where resolved_at is not null
      order by last_seen_at desc, id desc limit ${limit}`,
  );
}
