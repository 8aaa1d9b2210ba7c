import type { z } from "zod";
import type { EarningList } from "@/domain/earnings/earning";
import type { Payout } from "@/domain/payouts/payout";
import { type AttemptState, FIRST_DOCUMENT_STATUS } from "@/domain/payouts/states";
import type { PayoutParts } from "@/domain/payouts/waterfall";
import type { PayoutReserve } from "@/domain/reserves/reserve";
import { earningPageToWire } from "../earnings/history";
import { centsOf, creditsOf } from "../fields";
import type { getPayoutContract } from "./payout";

type Wire = z.input<typeof getPayoutContract.response>;

interface Attempt {
  readonly number: number;
  readonly state: AttemptState;
  readonly firstSentAt: Date | null;
  readonly resolvedAt: Date | null;
}

interface Explained {
  readonly payout: Payout & {
    readonly destination: string;
    readonly failedAt: Date | null;
    readonly arrivesAt: Date | null;
    readonly traceId: string | null;
  };
  readonly parts: PayoutParts;
  readonly reserve: PayoutReserve | null;
  readonly attempts: readonly Attempt[];
  readonly list: EarningList;
}

interface Words {
  readonly failure: string | null;
  readonly returned: string | null;
  /** One for each attempt, in order. */
  readonly attempts: readonly string[];
}

export function payoutDetailToWire(explained: Explained, words: Words): Wire {
  const { payout, parts, reserve, attempts, list } = explained;
  return {
    id: payout.id,
    state: payout.state,
    status: FIRST_DOCUMENT_STATUS[payout.state],
    amount_cents: centsOf(payout.transfer),
    destination: payout.destination,
    stripe_transfer_id: payout.stripeTransferId,
    created_at: payout.createdAt.toISOString(),
    completed_at: textOf(payout.paidAt),
    failed_at: textOf(payout.failedAt),
    failure: words.failure,
    earnings_period_start: payout.periodStart.toISOString(),
    earnings_period_end: payout.periodEnd.toISOString(),
    waterfall: {
      earned_credits: creditsOf(parts.earned),
      taken_back_credits: creditsOf(parts.takenBack),
      released_credits: creditsOf(parts.released),
      other_credits: creditsOf(parts.other),
      gross_credits: creditsOf(payout.gross),
      reserve_credits: creditsOf(payout.reserve),
      transfer_credits: creditsOf(payout.transfer),
      platform_fee_credits: creditsOf(payout.fee),
    },
    reserve: reserve && reserveToWire(reserve),
    attempts: attempts.map((attempt, at) => attemptToWire(attempt, words.attempts[at] ?? "")),
    settlement: {
      state: payout.settlement,
      arrives_at: textOf(payout.arrivesAt),
      trace_id: payout.traceId,
      failure: words.returned,
    },
    ...earningPageToWire(list, {}),
  };
}

function reserveToWire(reserve: PayoutReserve) {
  return {
    state: reserve.state,
    amount_credits: creditsOf(reserve.amount),
    released_credits: creditsOf(reserve.released),
    applied_credits: creditsOf(reserve.applied),
    release_at: textOf(reserve.releaseAt),
    released_at: textOf(reserve.releasedAt),
  };
}

function attemptToWire(attempt: Attempt, words: string) {
  return {
    number: attempt.number,
    state: attempt.state,
    words,
    first_sent_at: textOf(attempt.firstSentAt),
    resolved_at: textOf(attempt.resolvedAt),
  };
}

function textOf(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
