import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { Refusal } from "@/domain/refusals";
import { answerOnce } from "@/operations/answer-once";
import { type Context, nameOf } from "@/operations/context";
import { seal, unseal } from "./seal";

const IDEMPOTENCY_KEY = "idempotency-key";

/** What a contract that is idempotent asks of the header. */
export const idempotencyHeader = z.object({
  [IDEMPOTENCY_KEY]: z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/, "must be 1 to 255 printable ASCII characters")
    .optional(),
});

const keptAnswer = z.object({ status: z.int(), type: z.string(), body: z.string() });

/**
 * The answer of a request that carries a key: the work's own, or the one given before. Answers of
 * 5xx are not kept, so that the same request can be tried again.
 */
export async function respondOnce(
  ctx: Context,
  request: Request,
  input: object,
  work: (workId?: string) => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get(IDEMPOTENCY_KEY);
  if (key === null) return work();
  const { pathname: path, search } = new URL(request.url);
  const keyed = { owner: nameOf(ctx.actor), path, key, requestHash: hashOf(search, input) };
  const once = await answerOnce(ctx, keyed, async (workId) => {
    const answer = await work(workId);
    return { answer, kept: answer.status < 500 ? await keep(answer) : null };
  });
  return once.kind === "worked" ? once.answer : replay(once.kept);
}

/** Over what was read, not over its bytes: spaces and the order of members do not count. */
function hashOf(search: string, input: object): string {
  const text = JSON.stringify(input, (_, value) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
  return createHash("sha256").update(`${search}\n${text}`).digest("hex");
}

async function keep(answer: Response): Promise<string> {
  const body = await answer.clone().text();
  const type = answer.headers.get("content-type") ?? "application/json";
  return seal(JSON.stringify({ status: answer.status, type, body }));
}

function replay(kept: string): Response {
  const text = unseal(kept);
  if (text === null) {
    const detail = "The answer of this key can no longer be read. Look first, then use a new key.";
    throw new Refusal("idempotency_key_reused", { detail });
  }
  const { status, type, body } = keptAnswer.parse(JSON.parse(text));
  const headers = { "content-type": type, "idempotency-replayed": "true" };
  return new Response(body, { status, headers });
}
