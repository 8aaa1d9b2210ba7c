import { z } from "zod";
import { REVERSAL_FAULTS } from "@/domain/earnings/reversal";
import type { Micros } from "@/domain/money";
import type { Contract } from "../contract";
import { credits, creditsOf } from "../fields";

export const recordReversalsContract = {
  method: "POST",
  path: "/api/v1/usage/reversals",
  summary: "Take back what refunded or disputed calls credited",
  auth: { kinds: ["service"], scope: "usage:write" },
  body: z.object({ reversals: z.array(z.unknown()).min(1).max(1_000) }),
  bodyLimit: 2 * 1024 * 1024,
  response: z.object({
    accepted: z.int(),
    duplicates: z.int(),
    rejected: z.array(
      z.object({
        index: z.int(),
        id: z.string().nullable(),
        code: z.enum(REVERSAL_FAULTS),
        detail: z.string(),
      }),
    ),
    clawed_back_credits: credits,
  }),
  successStatus: 200,
  refusals: [],
  example: {
    request: {
      reversals: [
        {
          id: "refund_17",
          event_id: "call_000001",
          app_id: "app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
          reason: "refund",
        },
      ],
    },
    response: { accepted: 1, duplicates: 0, rejected: [], clawed_back_credits: 190_000 },
  },
} as const satisfies Contract;

interface Report<Rejected> {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly Rejected[];
  readonly clawedBack: Micros;
}

export function reversalReportToWire<Rejected>(report: Report<Rejected>) {
  const { clawedBack, rejected, ...counts } = report;
  return { ...counts, rejected: [...rejected], clawed_back_credits: creditsOf(clawedBack) };
}
