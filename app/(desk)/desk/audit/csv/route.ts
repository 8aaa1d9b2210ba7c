import { csvResponse } from "@/app/_edge/csv";
import { operatorContext } from "@/app/_edge/visitor";
import { auditRow, auditToWire } from "@/contract/operator/audit";
import type { Bookmark } from "@/domain/bookmark";
import { listAuditLog } from "@/operations/list-audit-log";
import { auditFilter } from "../../../_facts/audit-filter";

const PAGE_SIZE = 500;

/** The rows of `/api/v1/operator/audit-log`, all pages, the facts as JSON. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await operatorContext();
  const { filter } = auditFilter(Object.fromEntries(new URL(request.url).searchParams));
  return csvResponse({
    name: "audit-log.csv",
    columns: Object.keys(auditRow.shape),
    page: async (after: Bookmark | undefined) => {
      const { entries, next } = await listAuditLog(ctx, { ...filter, after, limit: PAGE_SIZE });
      const rows = entries.map(auditToWire);
      return { rows: rows.map((row) => ({ ...row, facts: JSON.stringify(row.facts) })), next };
    },
  });
}
