import "server-only";
import { type AuditFilter, listAudit } from "@/db/queries/audit-lists";
import { type Bookmark, cutPage } from "@/domain/bookmark";
import type { AuditEntry } from "@/domain/desk/audit-entry";
import type { OperatorContext } from "./context";

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly next: Bookmark | null;
}

/** Who did what by hand, newest first, page by page. */
export async function listAuditLog(ctx: OperatorContext, filter: AuditFilter): Promise<AuditPage> {
  const found = await listAudit(ctx.db, { ...filter, limit: filter.limit + 1 });
  const { rows, next } = cutPage(found, filter.limit);
  return { entries: rows, next };
}
