import { z } from "zod";
import { USAGE_FAULTS, type UsageReport } from "@/domain/earnings/usage";
import type { Contract } from "../contract";
import { credits, creditsOf } from "../fields";
import { batchFormats, CLOUD_EVENTS, FORMATS_PROSE, NDJSON } from "./body-formats";
import { reportedCall, tally } from "./reports";

const TWO_MEGABYTES = 2 * 1024 * 1024;
const MOST_EVENTS = 1_000;

const exampleCall = {
  id: "call_000001",
  app_id: "app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  occurred_at: "2026-11-20T10:15:30.000Z",
  cost_credits: 1_000_000,
  billing_mode: "user",
  model: "large",
  endpoint: "/v1/messages",
  end_user_id: "user_42",
} as const;

const exampleEnvelope = {
  specversion: "1.0",
  type: "com.example.call.billed",
  source: "/apps/app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  id: "call_000001",
  time: "2026-11-20T10:15:30.000Z",
  data: { cost_credits: 1_000_000, model: "large" },
} as const;

/** Each event is checked by itself, so that good ones land beside bad ones. */
export const recordUsageContract = {
  method: "POST",
  path: "/api/v1/usage",
  summary: "Report calls that end users made through an app",
  description:
    "Up to 1,000 a request, checked one by one: good ones land beside bad ones. Safe to repeat: " +
    "a call is known by its app and `id`, and another call under a used id is rejected as " +
    `\`id_conflict\`. ${FORMATS_PROSE}`,
  auth: { kinds: ["service"], scope: "usage:write" },
  body: z.object({ events: z.array(reportedCall).min(1).max(MOST_EVENTS) }),
  bodyFormats: batchFormats("events"),
  bodyLimit: TWO_MEGABYTES,
  response: z.object({
    ...tally(USAGE_FAULTS),
    accrued_credits: credits,
  }),
  successStatus: 200,
  refusals: [],
  example: {
    request: { events: [exampleCall] },
    formats: { [NDJSON]: JSON.stringify(exampleCall), [CLOUD_EVENTS]: [exampleEnvelope] },
    response: { accepted: 1, duplicates: 0, rejected: [], accrued_credits: 190_000 },
  },
} as const satisfies Contract;

export function usageReportToWire(report: UsageReport) {
  const { accrued, rejected, ...counts } = report;
  return { ...counts, rejected: [...rejected], accrued_credits: creditsOf(accrued) };
}
