import { z } from "zod";
import { USAGE_FAULTS, type UsageProgress } from "@/domain/earnings/usage";
import type { Contract } from "../contract";
import { credits, creditsOf } from "../fields";
import { NDJSON } from "./body-formats";
import { reportedCall } from "./reports";

const told = z.object({
  lines: z.int().describe("Lines read so far; the counts below are of all of them."),
  accepted: z.int(),
  duplicates: z.int(),
  rejected_count: z.int(),
  accrued_credits: credits,
  rejected: z
    .array(
      z.object({
        line: z.int().describe("From 1."),
        id: z.string().nullable(),
        code: z.enum(USAGE_FAULTS),
        detail: z.string(),
      }),
    )
    .describe("Since the line of the answer before."),
  done: z.boolean().describe("True on the last line, once all calls have been read."),
});

/** What follows instead of the rest when something broke: all that was told of has landed. */
const broken = z.object({
  problem: z.object({
    code: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
  }),
});

export const streamUsageContract = {
  method: "POST",
  path: "/api/v1/usage/stream",
  summary: "Report a file of calls, however long",
  description:
    `A call a line (\`${NDJSON}\`), each as in \`POST /api/v1/usage\` and judged so; a line ` +
    "that cannot be read is rejected by itself as `invalid_event`. The answer begins while the " +
    "body is still read: a line after each 1,000 calls, when they are committed, and a last one " +
    "with `done: true`. An answer without that line was cut off: send the file again, what " +
    "landed counts as a duplicate. A line with `problem` comes instead when something breaks " +
    "halfway. Sending may take five minutes.",
  auth: { kinds: ["service"], scope: "usage:write" },
  streams: reportedCall,
  response: z.union([told, broken]),
  successStatus: 200,
  refusals: ["unsupported_media_type"],
  example: {
    request: {
      id: "call_000001",
      app_id: "app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
      occurred_at: "2026-11-20T10:15:30.000Z",
      cost_credits: 1_000_000,
    },
    response: {
      lines: 1,
      accepted: 1,
      duplicates: 0,
      rejected_count: 0,
      accrued_credits: 190_000,
      rejected: [],
      done: true,
    },
  },
} as const satisfies Contract;

export function usageProgressToWire(progress: UsageProgress): z.input<typeof told> {
  const { lines, accepted, duplicates, rejectedCount, accrued, rejected, isEnd } = progress;
  return {
    lines,
    accepted,
    duplicates,
    rejected_count: rejectedCount,
    accrued_credits: creditsOf(accrued),
    rejected: rejected.map(({ line, id, code, detail }) => ({ line, id, code, detail })),
    done: isEnd,
  };
}
