import "server-only";
import {
  claimKey,
  giveKeyBack,
  type HeldKey,
  type KeyedRequest,
  keepAnswer,
  renewLease,
} from "@/db/queries/idempotency-keys";
import { Refusal } from "@/domain/refusals";
import type { Context } from "./context";

const RENEW_AFTER_MS = 10_000;

/** What the work answered, and how to keep it; null is not kept, so that it can be tried again. */
export interface Worked<Answer> {
  readonly answer: Answer;
  readonly kept: string | null;
}

export type Once<Answer> =
  | { readonly kind: "worked"; readonly answer: Answer }
  | { readonly kind: "replayed"; readonly kept: string };

/**
 * Does the work of one keyed request once and gives everybody who repeats it the same answer.
 * Refuses `idempotency_key_in_use` while the first is at it and `idempotency_key_reused` for
 * another request. A process that dies keeps the key for half a minute; then the request can be
 * repeated, and does its work again under the same work id: what moves money is safe to repeat by
 * itself, and what is created takes its id from the work's.
 */
export async function answerOnce<Answer>(
  ctx: Context,
  request: KeyedRequest,
  work: (workId: string) => Promise<Worked<Answer>>,
): Promise<Once<Answer>> {
  const claim = await claimKey(ctx.db, request);
  switch (claim.kind) {
    case "claimed":
      return { kind: "worked", answer: await workUnder(ctx, claim.held, work) };
    case "answered":
      return { kind: "replayed", kept: claim.answer };
    case "running":
      throw new Refusal("idempotency_key_in_use");
    case "other_request":
      throw new Refusal("idempotency_key_reused");
    default:
      return claim satisfies never;
  }
}

async function workUnder<Answer>(
  ctx: Context,
  held: HeldKey,
  work: (workId: string) => Promise<Worked<Answer>>,
): Promise<Answer> {
  const heartbeat = setInterval(() => {
    renewLease(ctx.db, held).catch((err) => ctx.log.warn({ err }, "lease not renewed"));
  }, RENEW_AFTER_MS);
  try {
    const { answer, kept } = await work(held.workId);
    await (kept === null ? giveKeyBack(ctx.db, held) : keepAnswer(ctx.db, held, kept));
    return answer;
  } catch (thrown) {
    await giveKeyBack(ctx.db, held);
    throw thrown;
  } finally {
    clearInterval(heartbeat);
  }
}
