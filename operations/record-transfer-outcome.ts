import "server-only";
import { raiseFindings } from "@/db/queries/findings";
import { lockDeveloper } from "@/db/queries/payout-facts";
import {
  type AttemptRow,
  latestAttempt,
  lockPayout,
  updateAttempt,
  updatePayout,
} from "@/db/queries/payouts";
import { readiness } from "@/domain/connect/readiness";
import { GatewayFault, type TransferOrder } from "@/domain/gateway";
import { fromCents } from "@/domain/money";
import {
  blameFor,
  KEY_TAKEN,
  type Outcome,
  type ProvenRefusal,
  provesNothingSent,
} from "@/domain/payouts/classify";
import { addMinutes } from "@/domain/time";
import type { Context } from "./context";
import { failPayout } from "./fail-payout";
import { mirrorAccount } from "./mirror-account";
import { settleSuccess } from "./settle-transfer-success";
import { stopAfterSeveralRefusals } from "./switch-sending";

export type SendResult =
  | { readonly kind: "nothing_to_do" }
  | { readonly kind: "paid"; readonly transferId: string }
  | { readonly kind: "failed"; readonly code: string }
  | { readonly kind: "postponed"; readonly reason: string }
  | { readonly kind: "unknown" };

/** Platform-side trouble is tried again after this; doubling with each dead attempt. */
const RETRY_MINUTES = [5, 10, 20, 40, 60] as const;
/** Stripe had too much to do: nothing is wrong with the payout. */
const BUSY_MINUTES = 1;
/** An unknown outcome is looked at again after this. */
const RESOLVE_MINUTES = 5;

/**
 * Writes what one send turned out to be (R9, R10). A refusal counts only when nothing else was
 * sent under the attempt meanwhile; whatever is not proven stays unknown and keeps its claim.
 */
export async function recordOutcome(
  ctx: Context,
  order: TransferOrder,
  attempt: AttemptRow,
  outcome: Outcome,
): Promise<SendResult> {
  switch (outcome.kind) {
    case "succeeded":
      return settleSuccess(ctx, order, attempt, outcome.transfer);
    case "refused":
      return recordRefusal(ctx, order, attempt, outcome);
    case "not_now":
      return postpone(ctx, attempt, "not_now");
    case "unknown":
      return keepUnknown(ctx, attempt, outcome.detail);
    case "key_taken":
      return holdForPeople(ctx, order, attempt, outcome.detail);
    default:
      return outcome satisfies never;
  }
}

async function recordRefusal(
  ctx: Context,
  order: TransferOrder,
  attempt: AttemptRow,
  refused: ProvenRefusal,
): Promise<SendResult> {
  const blame = await findBlame(ctx, order, refused.code);
  if (blame === "developer") return failPayout(ctx, attempt, refused);
  ctx.log.warn({ payout: order.payoutId, code: refused.code }, "Stripe refused a transfer");
  const result = await postpone(ctx, attempt, refused);
  if (result.kind === "postponed") await stopAfterSeveralRefusals(ctx, await ctx.now());
  return result;
}

/** Some refusals are the developer's only when a look at their account confirms it (R10). */
async function findBlame(ctx: Context, order: TransferOrder, code: string) {
  const blame = blameFor(code);
  if (blame !== "look_at_account") return blame;
  try {
    return (await isDestinationReady(ctx, order)) ? "platform" : "developer";
  } catch (fault) {
    // Nobody is blamed unseen; the next refusal asks again.
    if (fault instanceof GatewayFault) return "platform";
    throw fault;
  }
}

/** The account this very order goes to, which the developer may have replaced meanwhile. */
async function isDestinationReady(ctx: Context, order: TransferOrder): Promise<boolean> {
  const current = await mirrorAccount(ctx, { developerId: order.developerId });
  if (current.kind === "seen" && current.account.stripeAccountId === order.destination) {
    return current.readiness === "ready";
  }
  const answer = await ctx.gateway.retrieveAccount(order.destination);
  return answer.kind === "found" && readiness(answer.account) === "ready";
}

/**
 * The payout waits, still holding its claim; the developer sees it as pending, not as failed.
 * After a refusal the attempt is dead; after "not now" it is as if it had never been sent.
 */
async function postpone(
  ctx: Context,
  attempt: AttemptRow,
  refused: ProvenRefusal | "not_now",
): Promise<SendResult> {
  const now = await ctx.now();
  return ctx.db.transaction(async (tx): Promise<SendResult> => {
    await lockDeveloper(tx, attempt.developerId);
    const payout = await lockPayout(tx, attempt);
    const current = await latestAttempt(tx, attempt);
    if (payout?.state !== "processing" || current?.number !== attempt.number) {
      return { kind: "nothing_to_do" };
    }
    if (!provesNothingSent(current, refused)) return { kind: "unknown" };

    const wait = refused === "not_now" ? BUSY_MINUTES : retryMinutes(attempt.number);
    await updateAttempt(tx, attempt, refused === "not_now" ? UNSENT : dead(refused, now));
    const nextTryAt = addMinutes(now, wait);
    await updatePayout(tx, attempt, { state: "pending", nextTryAt, handedAt: null });
    return { kind: "postponed", reason: refused === "not_now" ? "rate_limited" : refused.code };
  });
}

function retryMinutes(attempt: number): number {
  return RETRY_MINUTES[Math.min(attempt, RETRY_MINUTES.length) - 1] ?? 60;
}

const UNSENT = { state: "created", sends: 0, firstSentAt: null } as const;

function dead(refused: ProvenRefusal, now: Date) {
  return {
    state: "refused",
    refusalCode: refused.code,
    detail: refused.detail,
    resolvedAt: now,
  } as const;
}

async function keepUnknown(ctx: Context, attempt: AttemptRow, detail: string): Promise<SendResult> {
  const now = await ctx.now();
  await ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, attempt.developerId);
    const current = await latestAttempt(tx, attempt);
    if (current?.number !== attempt.number) return;
    if (current.state === "sent") await updateAttempt(tx, attempt, { state: "unknown", detail });
    if (current.state === "sent" || current.state === "unknown") {
      await updatePayout(tx, attempt, { nextTryAt: addMinutes(now, RESOLVE_MINUTES) });
    }
  });
  ctx.log.warn({ payout: attempt.payoutId, detail }, "A transfer's outcome is unknown");
  return { kind: "unknown" };
}

/**
 * Stripe knows the key from another request: these rows may have been paid as a payout that our
 * books have lost. Nothing is sent again, given up or freed before somebody has looked.
 */
async function holdForPeople(
  ctx: Context,
  order: TransferOrder,
  attempt: AttemptRow,
  detail: string,
): Promise<SendResult> {
  await ctx.db.transaction(async (tx) => {
    await lockDeveloper(tx, attempt.developerId);
    const current = await latestAttempt(tx, attempt);
    if (current?.number !== attempt.number) return;
    if (current.state !== "sent" && current.state !== "unknown") return;
    await updateAttempt(tx, attempt, { state: "unknown", refusalCode: KEY_TAKEN, detail });
    await raiseFindings(tx, [
      {
        rule: "payout_key_taken",
        subject: order.payoutId,
        detail,
        amount: fromCents(order.amount),
      },
    ]);
  });
  ctx.log.error({ payout: order.payoutId, detail }, "Stripe knows a payout's key from elsewhere");
  return { kind: "unknown" };
}
