import "server-only";
import { writeAudit } from "@/db/queries/audit-log";
import { findPayoutKey } from "@/db/queries/desk-payouts";
import { findPayout, latestAttempt } from "@/db/queries/payouts";
import { Refusal } from "@/domain/refusals";
import { addMinutes } from "@/domain/time";
import { nameOf, type OperatorContext } from "./context";
import type { SendResult } from "./record-transfer-outcome";
import { LISTINGS_APART_MINUTES } from "./resolve-transfer";
import { sendTransfer } from "./send-transfer";

export interface Resolution {
  readonly result: SendResult["kind"];
  /** How many looks at Stripe found nothing; two, apart, prove that nothing arrived. */
  readonly emptyListings: number;
  /** Before this moment another look counts for nothing. */
  readonly nextLookAt: Date | null;
  /** When it is looked at again by itself. */
  readonly nextTryAt: Date | null;
}

/**
 * Finds out now what became of an attempt whose outcome is not known, as the background does:
 * looks for the transfer at Stripe, asks again under the same key while that is safe, and never
 * sends anything anew before two looks apart found nothing (R9). Refuses `not_found`.
 */
export async function resolveAttempt(
  ctx: OperatorContext,
  input: { readonly payoutId: string },
): Promise<Resolution> {
  const key = await findPayoutKey(ctx.db, input.payoutId);
  if (!key) throw new Refusal("not_found");
  const entry = { action: "payout.resolve", subject: key.payoutId, facts: {} };
  await writeAudit(ctx.db, { actor: nameOf(ctx.actor), ...entry });

  const { kind: result } = await sendTransfer(ctx, key);
  const attempt = await latestAttempt(ctx.db, key);
  const payout = await findPayout(ctx.db, key);
  const isOpen = attempt?.state === "unknown" && attempt.lastListedAt !== null;
  return {
    result,
    emptyListings: attempt?.emptyListings ?? 0,
    nextLookAt: isOpen
      ? addMinutes(attempt.lastListedAt ?? attempt.createdAt, LISTINGS_APART_MINUTES)
      : null,
    nextTryAt: payout?.nextTryAt ?? null,
  };
}
