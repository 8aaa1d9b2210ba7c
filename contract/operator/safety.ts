import { z } from "zod";
import type { OpenFinding } from "@/domain/desk/finding";
import type { Contract } from "../contract";
import { credits, creditsOf, instant, reason, text } from "../fields";

const auth = { kinds: ["operator"], scope: "operate" } as const;
const done = z.object({ done: z.literal(true) });

export const switchSendingContract = {
  method: "POST",
  path: "/api/v1/operator/sending",
  summary: "Stop every transfer at once, or let sending go on",
  auth,
  body: z.object({ stopped: z.boolean(), reason: reason.optional() }),
  response: z.object({ stopped: z.boolean(), reason: z.string().nullable() }),
  successStatus: 200,
  refusals: [],
  example: {
    request: { stopped: true, reason: "Refusals from Stripe look odd" },
    response: { stopped: true, reason: "Refusals from Stripe look odd" },
  },
} as const satisfies Contract;

export const listFindingsContract = {
  method: "GET",
  path: "/api/v1/operator/findings",
  summary: "What disagrees in the books and wants somebody to look, oldest first",
  auth: { kinds: ["operator"], scope: "desk:read" },
  response: z.object({
    findings: z.array(
      z.object({
        id: z.string(),
        rule: z.string(),
        subject: z.string(),
        detail: z.string(),
        amount_credits: credits.nullable(),
        first_seen_at: instant,
        last_seen_at: instant,
      }),
    ),
  }),
  successStatus: 200,
  refusals: [],
  example: { response: { findings: [] } },
} as const satisfies Contract;

export const replayEventContract = {
  method: "POST",
  path: "/api/v1/operator/event-replays",
  summary: "Work on a stored Stripe event again",
  auth,
  body: z.object({ event_id: text(255) }),
  response: done,
  successStatus: 201,
  refusals: ["not_found"],
  example: { request: { event_id: "evt_1NxYz" }, response: { done: true } },
} as const satisfies Contract;

export function findingsToWire(findings: readonly OpenFinding[]) {
  return {
    findings: findings.map(({ amount, firstSeenAt, lastSeenAt, ...one }) => ({
      ...one,
      amount_credits: amount === null ? null : creditsOf(amount),
      first_seen_at: firstSeenAt.toISOString(),
      last_seen_at: lastSeenAt.toISOString(),
    })),
  };
}
