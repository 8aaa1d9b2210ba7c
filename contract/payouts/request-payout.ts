import { z } from "zod";
import { type Micros, toCents } from "@/domain/money";
import type { PayoutRequestOutcome } from "@/domain/payouts/request";
import type { Contract } from "../contract";
import { cents, centsOf } from "../fields";

export const requestPayoutContract = {
  method: "POST",
  path: "/api/v1/developer/earnings/payout",
  summary: "Ask for everything that is payable now",
  auth: { kinds: ["developer"], scope: "payouts:write" },
  body: z.object({ confirm: z.boolean().optional() }),
  idempotent: true,
  response: z.object({
    success: z.boolean(),
    message: z.string(),
    amount_cents: cents,
    transfer_id: z.string().nullable(),
    task_id: z.string().nullable(),
  }),
  successStatus: 200,
  refusals: ["payout_not_confirmed", "connect_incomplete"],
  example: {
    request: { confirm: true },
    response: {
      success: true,
      message: "Payout initiated. Processing in background.",
      amount_cents: 42_750,
      transfer_id: null,
      task_id: "pay_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
    },
  },
} as const satisfies Contract;

export function payoutRequestToWire(outcome: PayoutRequestOutcome) {
  const no = { success: false, transfer_id: null, task_id: null } as const;
  switch (outcome.kind) {
    case "initiated":
      return {
        success: true,
        message: "Payout initiated. Processing in background.",
        amount_cents: centsOf(outcome.transfer),
        transfer_id: null,
        task_id: outcome.payoutId,
      };
    case "in_progress":
      return {
        ...no,
        message: "A payout is already in progress",
        amount_cents: centsOf(outcome.transfer),
        task_id: outcome.payoutId,
      };
    case "below_minimum":
      return {
        ...no,
        message: belowMinimum(outcome.payable, outcome.minimum),
        amount_cents: centsOf(outcome.payable),
      };
    case "paused":
      return {
        ...no,
        message: `Payouts are paused: ${outcome.reason}`,
        amount_cents: centsOf(outcome.payable),
      };
    default:
      return outcome satisfies never;
  }
}

/** The documented sentence: `Earnings below minimum threshold: $4.50 < $10`. */
function belowMinimum(payable: Micros, minimum: Micros): string {
  const whole = dollars(minimum).replace(/\.00$/, "");
  return `Earnings below minimum threshold: ${dollars(payable)} < ${whole}`;
}

function dollars(amount: Micros): string {
  const total = toCents(amount);
  const size = total < 0n ? -total : total;
  const fraction = String(size % 100n).padStart(2, "0");
  return `${total < 0n ? "-" : ""}$${size / 100n}.${fraction}`;
}
