import "server-only";
import type { Contract, InputOf, ResponseOf, Streaming } from "@/contract/contract";
import { writeJson } from "@/contract/write-json";
import { invariant } from "@/domain/money";
import { Refusal } from "@/domain/refusals";
import { type Actor, type Context, nameOf } from "@/operations/context";
import { contextFor, runtime } from "@/runtime";
import { countRequestTime, traced } from "@/telemetry";
import { respondOnce } from "./answer-once";
import { authorize, identify } from "./credential";
import { ndjsonResponse } from "./ndjson";
import { answerHeaders } from "./page-headers";
import { INTERNAL_PROBLEM, type Problem, problemOf, problemResponse } from "./problem";
import { countRequest } from "./rate-limit";
import { type RouteArguments, readInput } from "./read-input";
import { requestIdOf } from "./request-id";

type KindOf<C extends Contract> = C["auth"] extends { readonly kinds: readonly (infer Kind)[] }
  ? Kind
  : "system";

type ContextOf<C extends Contract> = Context<Extract<Actor, { kind: KindOf<C> }>>;

/**
 * Answers with what the contract's `response` takes, or with a document of another type; line by
 * line if the contract streams.
 */
export type Operate<C extends Contract> = (
  ctx: ContextOf<C>,
  input: InputOf<C>,
) => C extends Streaming ? AsyncIterable<ResponseOf<C>> : Promise<ResponseOf<C> | Response>;

export type RouteHandler = (request: Request, route?: RouteArguments) => Promise<Response>;

/** One request on its way through, with what its answer will carry whatever it says. */
interface Call {
  readonly request: Request;
  readonly route: RouteArguments | undefined;
  readonly requestId: string;
  readonly headers: Headers;
}

/**
 * Wraps one operation as the route its contract describes: credential, limit, input, operation,
 * checked answer. Every refusal becomes its documented problem; anything else is logged under the
 * request's id and answered with a bland 500.
 */
export function endpoint<C extends Contract>(contract: C, operate: Operate<C>): RouteHandler {
  return async (request, route) => {
    const requestId = requestIdOf(request);
    const startedAt = performance.now();
    const isSecure = runtime().env.APP_URL.startsWith("https:");
    const headers = new Headers(answerHeaders({ isSecure }));
    headers.set("cache-control", "no-store");
    headers.set("x-request-id", requestId);
    const call = { request, route, requestId, headers };
    const known = { "http.request.method": contract.method, "http.route": contract.path };
    const name = `${contract.method} ${contract.path}`;
    const response = await traced(name, { ...known, request_id: requestId }, async (attach) => {
      const answered = await answer(contract, operate, call).catch((thrown) =>
        problemResponse(explain(contract, thrown, requestId), request, requestId),
      );
      attach({ "http.response.status_code": answered.status });
      return answered;
    });
    for (const [name, value] of headers) response.headers.set(name, value);
    const took = performance.now() - startedAt;
    countRequestTime(took / 1_000, { ...known, "http.response.status_code": response.status });
    const ms = Math.round(took);
    const line = { request_id: requestId, method: request.method, path: contract.path, ms };
    runtime().log.info({ ...line, status: response.status }, "answered");
    return response;
  };
}

async function answer<C extends Contract>(
  contract: C,
  operate: Operate<C>,
  call: Call,
): Promise<Response> {
  const { request, route, requestId } = call;
  const actor = await actorFor(contract, call);
  const input = await readInput(contract, request, route);
  const ctx = contextFor(actor, { request_id: requestId, actor: nameOf(actor) });
  const perform = async (workId?: string) => {
    const own = workId ? { ...ctx, workId } : ctx;
    const result: unknown = await operate(own as ContextOf<C>, input);
    if (!contract.streams) return toResponse(contract, result);
    const checkedLines = eachChecked(contract, result as AsyncIterable<unknown>);
    return ndjsonResponse(checkedLines, (thrown) => ({
      problem: explain(contract, thrown, requestId),
    }));
  };
  if (!contract.idempotent) return perform();
  // A refusal is an answer too, and repeated as one.
  return respondOnce(ctx, request, input as object, (workId) =>
    perform(workId).catch((thrown) => {
      if (!(thrown instanceof Refusal)) throw thrown;
      return problemResponse(explain(contract, thrown, requestId), request, requestId);
    }),
  );
}

async function actorFor(contract: Contract, { request, headers }: Call): Promise<Actor> {
  if (!contract.auth) return { kind: "system", name: "public" };
  const caller = await identify(request);
  await countRequest(caller, headers);
  authorize(caller, contract.auth);
  return caller.actor;
}

function toResponse(contract: Contract, result: unknown): Response {
  if (result instanceof Response) return result;
  const headers = { "content-type": "application/json" };
  const body = writeJson(checked(contract, result));
  return new Response(body, { status: contract.successStatus, headers });
}

async function* eachChecked(contract: Contract, lines: AsyncIterable<unknown>) {
  for await (const line of lines) yield checked(contract, line);
}

/** A wrong answer of ours is a bug: loud where it can be fixed, logged where people need it. */
function checked(contract: Contract, result: unknown): unknown {
  const parsed = contract.response.safeParse(result);
  if (parsed.success) return parsed.data;
  const { env, log } = runtime();
  const breach = `${contract.method} ${contract.path} breaks its contract`;
  invariant(env.TRIBUTARY_MODE === "production", `${breach}: ${parsed.error.message}`);
  log.error({ issues: parsed.error.issues.map(({ path, code }) => ({ path, code })) }, breach);
  return result;
}

function explain(contract: Contract, thrown: unknown, requestId: string): Problem {
  if (thrown instanceof Refusal) {
    const { code, cause } = thrown;
    if (cause) runtime().log.warn({ request_id: requestId, code, err: cause }, "refused");
    return problemOf(contract.renames?.[thrown.code] ?? thrown.code, thrown.facts);
  }
  runtime().log.error({ request_id: requestId, path: contract.path, err: thrown }, "broke");
  return INTERNAL_PROBLEM;
}
