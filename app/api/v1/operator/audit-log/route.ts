import { endpoint } from "@/app/_edge/endpoint";
import { auditToWire, listAuditContract } from "@/contract/operator/audit";
import { cursorOf } from "@/contract/paging";
import { listAuditLog } from "@/operations/list-audit-log";

export const GET = endpoint(listAuditContract, async (ctx, { cursor: after, ...wish }) => {
  const { entries, next } = await listAuditLog(ctx, { ...wish, after });
  return { entries: entries.map(auditToWire), next_cursor: cursorOf("audit", next) };
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
