import { z } from "zod";
import { retryAfterMs } from "./duration";
import { type Op, opSchema, stepUrl } from "./protocol";
import { type Call, requestBody } from "./runs";

/** What a call to the app came back with. */
export type Answer =
  | { readonly kind: "returned"; readonly output: unknown }
  | { readonly kind: "ops"; readonly ops: readonly Op[]; readonly retry: Retry }
  | { readonly kind: "threw"; readonly error: unknown; readonly retry: Retry }
  | { readonly kind: "unreachable" };

export interface Retry {
  readonly allowed: boolean;
  readonly afterMs: number | undefined;
}

const CALL_TIMEOUT_MS = 10 * 60_000;
const opsSchema = z.union([z.array(opSchema), opSchema.transform((op) => [op])]);

/** Never throws: an executor has to have an answer for every call. */
export async function callApp(call: Call, stopped: AbortSignal): Promise<Answer> {
  const url = new URL(stepUrl(call.run.config));
  url.searchParams.set("stepId", call.stepId);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-inngest-server-kind": "dev" },
      body: requestBody(call),
      signal: AbortSignal.any([stopped, AbortSignal.timeout(CALL_TIMEOUT_MS)]),
    });
    return readAnswer(response, await response.text());
  } catch (error) {
    // Nobody listens: the app is starting or was killed. Such a call never arrived.
    if (isRefused(error)) return { kind: "unreachable" };
    return threw(error instanceof Error ? error : new Error(String(error)));
  }
}

function readAnswer(response: Response, text: string): Answer {
  if (!response.headers.has("x-inngest-sdk")) {
    const start = text.slice(0, 200);
    return threw(new Error(`Not the Inngest SDK, but ${response.status} answered: ${start}`));
  }
  const body = parseJson(text);
  if (response.status === 200) return { kind: "returned", output: body };
  const retry: Retry = {
    allowed: response.headers.get("x-inngest-no-retry") !== "true",
    afterMs: retryAfterMs(response.headers.get("retry-after"), Date.now()),
  };
  if (response.status !== 206) return { kind: "threw", error: body, retry };
  const ops = opsSchema.safeParse(body);
  if (ops.success) return { kind: "ops", ops: ops.data, retry };
  return threw(new Error(`The SDK answered 206 with something unknown: ${text.slice(0, 200)}`));
}

/** `fetch` says only that it failed; why stands in the cause. */
function threw({ name, message, cause }: Error): Answer {
  const why = cause instanceof Error ? `${message}: ${cause.message}` : message;
  const retry = { allowed: true, afterMs: undefined };
  return { kind: "threw", error: { name, message: why }, retry };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
}
