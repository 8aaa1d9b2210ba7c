import { z } from "zod";
import type { AuditEntry } from "@/domain/desk/audit-entry";
import type { Contract } from "../contract";
import { instant, sentInstant, text } from "../fields";
import { cursorPaging, nextCursor } from "../paging";

export const auditRow = z.object({
  id: z.string(),
  at: instant,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

export const listAuditContract = {
  method: "GET",
  path: "/api/v1/operator/audit-log",
  summary: "Who did what by hand, newest first",
  auth: { kinds: ["operator"], scope: "desk:read" },
  query: z.object({
    actor: text(200).optional().describe("A part of who did it."),
    action: text(200).optional().describe("What the action begins with, such as `payout.`."),
    subject: text(200).optional(),
    from: sentInstant.optional(),
    until: sentInstant.optional(),
    ...cursorPaging("audit", 50),
  }),
  response: z.object({ entries: z.array(auditRow), next_cursor: nextCursor }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      entries: [
        {
          id: "aud_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
          at: "2026-11-24T09:12:00.000Z",
          actor: "operator:ann@example.test",
          action: "developer.pause",
          subject: "dev_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
          facts: { reason: "We check your app", source: "risk_review" },
        },
      ],
      next_cursor: null,
    },
  },
} as const satisfies Contract;

export function auditToWire(entry: AuditEntry) {
  const { id, at, actor, action, subject, facts } = entry;
  return { id, at: at.toISOString(), actor, action, subject, facts: { ...facts } };
}
