import { z } from "zod";
import type { Micros } from "@/domain/money";
import type { Contract } from "../contract";
import { credits, creditsOf, instant, payoutId, sentCredits, text } from "../fields";

const auth = { kinds: ["operator"], scope: "operate" } as const;
const done = z.object({ done: z.literal(true) });
const developerId = "dev_0199f3a2c4d87e5b9a6c1f2e3d4b5a69";

export const switchSendingContract = {
  method: "POST",
  path: "/api/v1/operator/sending",
  summary: "Stop every transfer at once, or let sending go on",
  auth,
  body: z.object({ stopped: z.boolean(), reason: text(500).optional() }),
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

export const adjustEarningsContract = {
  method: "POST",
  path: "/api/v1/operator/adjustments",
  summary: "Move what a developer is owed up or down by hand",
  auth,
  idempotent: true,
  body: z.object({
    id: text(100),
    developer_id: text(100),
    amount_credits: sentCredits,
    reason: text(500),
  }),
  response: z.object({ amount_credits: credits }),
  successStatus: 201,
  refusals: ["not_found"],
  example: {
    request: {
      id: "adj_1",
      developer_id: developerId,
      amount_credits: 5_000_000,
      reason: "Goodwill",
    },
    response: { amount_credits: 5_000_000 },
  },
} as const satisfies Contract;

export const writeOffContract = {
  method: "POST",
  path: "/api/v1/operator/write-offs",
  summary: "Give up a developer's negative balance: the platform bears it",
  auth,
  idempotent: true,
  body: z.object({ id: text(100), developer_id: text(100), reason: text(500) }),
  response: z.object({ amount_credits: credits }),
  successStatus: 201,
  refusals: ["not_found"],
  example: {
    request: { id: "off_1", developer_id: developerId, reason: "Account abandoned" },
    response: { amount_credits: 34_200_000 },
  },
} as const satisfies Contract;

export const cancelPayoutContract = {
  method: "POST",
  path: "/api/v1/operator/payout-cancellations",
  summary: "Withdraw a payout that has not gone out",
  auth,
  idempotent: true,
  body: z.object({ developer_id: text(100), payout_id: payoutId, reason: text(500) }),
  response: done,
  successStatus: 201,
  refusals: ["not_found", "payout_not_cancellable"],
  example: {
    request: {
      developer_id: developerId,
      payout_id: "pay_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
      reason: "Wrong account",
    },
    response: { done: true },
  },
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

interface OpenFinding {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly detail: string;
  readonly amount: Micros | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

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
