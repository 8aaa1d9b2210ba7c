import "server-only";
import type { Transaction } from "@/db/client";
import { lockDeveloper } from "@/db/queries/payout-facts";
import {
  type AttemptRow,
  attemptsWithHash,
  claimHash,
  insertAttempt,
  latestAttempt,
  lockPayout,
  type PayoutKey,
  type PayoutRow,
  updateAttempt,
  updatePayout,
} from "@/db/queries/payouts";
import { maySend } from "@/db/queries/sending-switch";
import type { TransferOrder } from "@/domain/gateway";
import { toCents } from "@/domain/money";
import { classify, KEY_TAKEN, type Outcome } from "@/domain/payouts/classify";
import { isUnresolved } from "@/domain/payouts/states";
import { addMinutes } from "@/domain/time";
import type { Context } from "./context";
import { queueNews } from "./queue-news";
import { recordOutcome, type SendResult } from "./record-transfer-outcome";
import { isKeySafe, resolveTransfer } from "./resolve-transfer";

/** Older than this, a payout is looked up at Stripe before its first send. */
const FRESH_MINUTES = 10;

/**
 * Brings a payout's money to Stripe (R9): commits an attempt, sends it, records the answer. An
 * attempt whose outcome is not known is resolved before anything else is tried. Safe to repeat
 * and to run twice at once; never two transfers.
 */
export async function sendTransfer(ctx: Context, key: PayoutKey): Promise<SendResult> {
  const result = await bring(ctx, key);
  if (result.kind === "paid" || result.kind === "failed") await queueNews(ctx);
  return result;
}

async function bring(ctx: Context, key: PayoutKey): Promise<SendResult> {
  const ready = await prepareAttempt(ctx, key);
  if (ready.kind === "nothing_to_do") return { kind: "nothing_to_do" };

  // A later attempt looks first: an earlier one may have arrived after all. So does an old
  // payout: books restored to an earlier moment do not know of its sends.
  const isFirst = ready.attempt.state === "created" && ready.attempt.number === 1;
  if (!isFirst || !ready.isFresh) {
    const resolved = await resolveTransfer(ctx, ready.order, ready.attempt);
    if (resolved !== "resend") return resolved;
  }

  const gate = await passGate(ctx, ready.attempt);
  if (gate === "stopped") return { kind: "postponed", reason: "sending_stopped" };
  if (gate === "closed") return { kind: "nothing_to_do" };
  const answer = await ctx.gateway.sendTransfer(ready.order);
  const outcome: Outcome = classify(ready.order, answer, gate === "first");
  return recordOutcome(ctx, ready.order, ready.attempt, outcome);
}

type Prepared =
  | { readonly kind: "nothing_to_do" }
  | {
      readonly kind: "ready";
      readonly order: TransferOrder;
      readonly attempt: AttemptRow;
      /** Promised so lately that nobody can have lost a send of it. */
      readonly isFresh: boolean;
    };

/** The payout's one live attempt: the one it has, or the next after every earlier refusal. */
export async function prepareAttempt(ctx: Context, key: PayoutKey): Promise<Prepared> {
  const now = await ctx.now();
  return ctx.db.transaction(async (tx): Promise<Prepared> => {
    await lockDeveloper(tx, key.developerId);
    const payout = await lockPayout(tx, key);
    if (!payout || !isUnresolved(payout.state)) return { kind: "nothing_to_do" };

    const last = await latestAttempt(tx, key);
    if (last && last.state !== "refused") {
      await startProcessing(tx, payout, { nextTryAt: addMinutes(now, 2) });
      return ready(payout, last, now);
    }

    const hash = payout.claimHash ?? (await claimHash(tx, key));
    const earlier = await attemptsWithHash(tx, key.developerId, hash);
    const suffix = earlier === 0 ? "" : `_a${earlier + 1}`;
    await insertAttempt(tx, {
      ...key,
      number: (last?.number ?? 0) + 1,
      state: "created",
      claimHash: hash,
      idempotencyKey: `payout_${key.developerId}_${hash}${suffix}`,
      createdAt: now,
    });
    await startProcessing(tx, payout, { claimHash: hash, nextTryAt: addMinutes(now, 2) });

    const created = await latestAttempt(tx, key);
    return created ? ready(payout, created, now) : { kind: "nothing_to_do" };
  });
}

/** Takes the legal way to processing; the relay looks again if this process dies. */
async function startProcessing(
  tx: Transaction,
  payout: PayoutRow,
  change: Partial<PayoutRow>,
): Promise<void> {
  const key = { developerId: payout.developerId, payoutId: payout.id };
  if (payout.state === "planned") await updatePayout(tx, key, { state: "pending" });
  await updatePayout(tx, key, { ...change, state: "processing" });
}

function ready(payout: PayoutRow, attempt: AttemptRow, now: Date): Prepared {
  const order: TransferOrder = {
    payoutId: payout.id,
    developerId: payout.developerId,
    attempt: attempt.number,
    destination: payout.destination,
    amount: toCents(payout.transfer),
    idempotencyKey: attempt.idempotencyKey,
  };
  const isFresh = now < addMinutes(payout.createdAt, FRESH_MINUTES);
  return { kind: "ready", order, attempt, isFresh };
}

type Gate = "first" | "again" | "closed" | "stopped";

/**
 * The gate before every send (R9): under the developer's lock, the payout must still be on its
 * way and this attempt its live one, and a resend must be young enough for Stripe to know its
 * key. Whoever waited outside while the attempt died is turned away. What passes is counted.
 */
async function passGate(ctx: Context, attempt: AttemptRow): Promise<Gate> {
  const now = await ctx.now();
  return ctx.db.transaction(async (tx): Promise<Gate> => {
    if (!(await maySend(tx))) return "stopped";
    await lockDeveloper(tx, attempt.developerId);
    const payout = await lockPayout(tx, attempt);
    const current = await latestAttempt(tx, attempt);
    if (payout?.state !== "processing" || current?.number !== attempt.number) return "closed";

    const first = current.state === "created";
    const live = first || current.state === "sent" || current.state === "unknown";
    // Its key is older than our first send, and a resend must not outlive it.
    if (current.refusalCode === KEY_TAKEN) return "closed";
    if (!live || (!first && !isKeySafe(current, now))) return "closed";
    await updateAttempt(tx, attempt, {
      ...(first ? { state: "sent" as const, firstSentAt: now } : {}),
      sends: current.sends + 1,
      lastSentAt: now,
    });
    return first ? "first" : "again";
  });
}
