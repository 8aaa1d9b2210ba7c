import { z } from "zod";
import type { EarningsSummary } from "@/domain/earnings/summary";
import type { Contract } from "../contract";
import { cents, centsOf } from "../fields";

export const balanceContract = {
  method: "GET",
  path: "/api/v1/developer/earnings/balance",
  summary: "What could be paid now, and what is still on its way to being payable",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  response: z.object({
    available: cents,
    pending: cents,
    total: cents,
    currency: z.literal("USD"),
  }),
  successStatus: 200,
  refusals: [],
  example: { response: { available: 45_000, pending: 0, total: 45_000, currency: "USD" } },
} as const satisfies Contract;

export function balanceToWire(summary: EarningsSummary) {
  const available = centsOf(summary.payable);
  const unavailable = centsOf(summary.held + summary.inTransit + summary.reserved);
  return {
    available,
    pending: unavailable,
    total: available + unavailable,
    currency: "USD" as const,
  };
}
