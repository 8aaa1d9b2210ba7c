import { z } from "zod";
import type { Micros } from "@/domain/money";
import type { BankReturn } from "@/domain/payouts/bank-return";
import { DECISION_CODES, type SkipCode } from "@/domain/payouts/decide";
import type { Payout } from "@/domain/payouts/payout";
import { PAYOUT_STATES } from "@/domain/payouts/states";
import type { Contract } from "../contract";
import { cents, centsOf, credits, creditsOf, instant } from "../fields";

export const upcomingPayoutContract = {
  method: "GET",
  path: "/api/v1/payouts/upcoming",
  summary: "What you are paid next, when and where to, or why not",
  description:
    "From what is known today. When no coming run would pay, the amounts are 0, `date` is null, " +
    "`reason` and `reason_code` say exactly why, and `action` is the one thing to do, if there " +
    "is one. `on_its_way` is a payout that Stripe has not confirmed yet; one that is in the " +
    "Stripe account and not in the bank is paid, and its `settlement` says more. `bank_return` " +
    "is money that the bank sent back and Stripe has not sent again: it stops no payout to the " +
    "Stripe account, and `headline` tells of it first.",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  response: z.object({
    amount_cents: cents,
    amount_credits: credits,
    reserve_credits: credits,
    date: instant.nullable(),
    destination: z.string().nullable(),
    bank_name: z.string().nullable(),
    headline: z.string(),
    detail: z.string(),
    reason: z.string().nullable(),
    reason_code: z.enum(DECISION_CODES).nullable(),
    action: z.object({ label: z.string(), url: z.url() }).nullable(),
    on_its_way: z
      .object({ id: z.string(), amount_cents: cents, state: z.enum(PAYOUT_STATES) })
      .nullable(),
    bank_return: z
      .object({ payout_id: z.string(), amount_cents: cents, failure_code: z.string().nullable() })
      .nullable(),
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      amount_cents: 42_750,
      amount_credits: 427_500_000,
      reserve_credits: 47_500_000,
      date: "2026-11-23T08:00:00.000Z",
      destination: "••••6789",
      bank_name: "Chase",
      headline: "$427.50 goes to Chase ••6789 on Monday 23 November",
      detail: "Sent at 08:00 UTC. Banks usually show it about two working days later.",
      reason: null,
      reason_code: null,
      action: null,
      on_its_way: null,
      bank_return: null,
    },
  },
} as const satisfies Contract;

/** The next automatic payout, in the portal's own words. */
export interface ForetoldPayout {
  /** Null when no run takes part by itself. */
  readonly runAt: Date | null;
  /** In micros; 0 while there is a reason against it. */
  readonly transfer: Micros;
  readonly reserve: Micros;
  readonly skipped: { readonly code: SkipCode; readonly sentence: string } | null;
  readonly headline: string;
  readonly detail: string;
  /** The one thing to do, where that is something the developer can do. */
  readonly action: { readonly label: string; readonly url: string } | null;
}

interface Around {
  readonly connected: {
    readonly bankName: string | null;
    readonly bankLast4: string | null;
  } | null;
  readonly onItsWay: Pick<Payout, "id" | "transfer" | "state"> | null;
  readonly returned: BankReturn | null;
}

export function upcomingPayoutToWire(foretold: ForetoldPayout, around: Around) {
  const { connected, onItsWay, returned } = around;
  const { runAt, transfer, skipped, headline, detail, action } = foretold;
  return {
    amount_cents: centsOf(transfer),
    amount_credits: creditsOf(transfer),
    reserve_credits: creditsOf(foretold.reserve),
    date: skipped ? null : (runAt?.toISOString() ?? null),
    destination: connected?.bankLast4 ? `••••${connected.bankLast4}` : null,
    bank_name: connected?.bankName ?? null,
    headline,
    detail,
    reason: skipped?.sentence ?? null,
    reason_code: skipped?.code ?? null,
    action,
    on_its_way: onItsWay && {
      id: onItsWay.id,
      amount_cents: centsOf(onItsWay.transfer),
      state: onItsWay.state,
    },
    bank_return: returned && {
      payout_id: returned.payoutId,
      amount_cents: centsOf(returned.amount),
      failure_code: returned.failureCode,
    },
  };
}
