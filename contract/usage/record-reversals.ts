import { z } from "zod";
import { REVERSAL_FAULTS, type ReversalReport } from "@/domain/earnings/reversal";
import type { Contract } from "../contract";
import { credits, creditsOf } from "../fields";
import { batchFormats, CLOUD_EVENTS, FORMATS_PROSE, NDJSON } from "./body-formats";
import { reportedReversal, tally } from "./reports";

const exampleRefund = {
  id: "refund_17",
  event_id: "call_000001",
  app_id: "app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  reason: "refund",
} as const;

const exampleEnvelope = {
  specversion: "1.0",
  type: "com.example.call.refunded",
  source: "/apps/app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  id: "refund_17",
  data: { event_id: "call_000001", reason: "refund" },
} as const;

export const recordReversalsContract = {
  method: "POST",
  path: "/api/v1/usage/reversals",
  summary: "Take back what refunded or disputed calls credited",
  description:
    "Up to 1,000 a request, checked one by one and known by app and `id`. Without " +
    "`cost_credits` all that is left of the call's cost is taken back; parts sum to the whole " +
    `and never to more. ${FORMATS_PROSE}`,
  auth: { kinds: ["service"], scope: "usage:write" },
  body: z.object({ reversals: z.array(reportedReversal).min(1).max(1_000) }),
  bodyFormats: batchFormats("reversals"),
  bodyLimit: 2 * 1024 * 1024,
  response: z.object({
    ...tally(REVERSAL_FAULTS),
    clawed_back_credits: credits,
  }),
  successStatus: 200,
  refusals: [],
  example: {
    request: { reversals: [exampleRefund] },
    formats: { [NDJSON]: JSON.stringify(exampleRefund), [CLOUD_EVENTS]: [exampleEnvelope] },
    response: { accepted: 1, duplicates: 0, rejected: [], clawed_back_credits: 190_000 },
  },
} as const satisfies Contract;

export function reversalReportToWire(report: ReversalReport) {
  const { clawedBack, rejected, ...counts } = report;
  return { ...counts, rejected: [...rejected], clawed_back_credits: creditsOf(clawedBack) };
}
