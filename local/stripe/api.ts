import type { ParsedQs } from "qs";
import type Stripe from "stripe";
import { accountOr403 } from "./accounts";
import type { Emulator } from "./emulator";
import { API_VERSION, type Scene } from "./events";
import { expand } from "./expand";
import { edgeFault, executionFault, spoilOf } from "./fault-replies";
import type { FaultRule } from "./faults";
import { jsonReply, matchPath, type Reply, type Request } from "./http";
import { hashParams, type KeyedRequest, keyInUse, storeAnswer, storedAnswer } from "./idempotency";
import { newId } from "./ids";
import { PLATFORM } from "./money";
import { type Params, parseForm, parseJson, readParams, type Shape } from "./params";
import { RateLimiter } from "./rate-limit";
import { invalidParam, rateLimited, StripeRefusal, unauthorized, unknownUrl } from "./refusals";
import type { IdempotencyRecord } from "./tables";

/** One endpoint: what it takes and what it does. `run` is one synchronous transaction. */
export interface Route {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly shape: Shape;
  readonly run: (call: Call) => object;
}

export interface Call {
  readonly scene: Scene;
  readonly params: Params;
  readonly path: Readonly<Record<string, string>>;
  /** Whose books: the platform, or the account named by Stripe-Account. */
  readonly owner: string;
  readonly key: string;
  /** Where the emulator itself is reached, for links. */
  readonly origin: string;
}

interface Plan {
  readonly route: Route;
  readonly path: Readonly<Record<string, string>>;
  readonly params: Params;
  readonly key: string;
  readonly owner: string;
  readonly asked: Stripe.Event.Request;
  readonly keyed: KeyedRequest | null;
  /** The answer to replay, if this key has been used. */
  readonly known: IdempotencyRecord | null;
  readonly fault: FaultRule | null;
  readonly origin: string;
}

export type Api = (request: Request, origin: string) => Promise<Reply>;

export function createApi(emulator: Emulator, routes: readonly Route[]): Api {
  const limiter = new RateLimiter(emulator.rateLimit);
  const inFlight = new Set<string>();
  return async (request, origin) => {
    const asked = { id: newId("req", 14), idempotency_key: header(request, "idempotency-key") };
    const headers = {
      "request-id": asked.id,
      "stripe-version": header(request, "stripe-version") ?? API_VERSION,
      ...(asked.idempotency_key ? { "idempotency-key": asked.idempotency_key } : {}),
    };
    try {
      const plan = makePlan(emulator, routes, limiter, request, origin, asked);
      const reply = await carryOut(emulator, inFlight, plan);
      return { ...reply, headers: { ...headers, ...reply.headers } };
    } catch (error) {
      const refusal = error instanceof StripeRefusal ? error : crash(error);
      return jsonReply(refusal.status, refusal.body, { ...headers, ...refusal.headers });
    }
  };
}

/** Everything that is settled before an idempotency key is looked at. */
function makePlan(
  emulator: Emulator,
  routes: readonly Route[],
  limiter: RateLimiter,
  request: Request,
  origin: string,
  asked: Stripe.Event.Request,
): Plan {
  const key = authenticate(emulator, request);
  const [route, path] = findRoute(routes, request);
  if (!limiter.allows(`${route.method} ${route.path}`)) throw rateLimited();
  const raw = readBody(request);
  const owner = header(request, "stripe-account") ?? PLATFORM;
  if (owner !== PLATFORM) accountOr403(emulator.store, owner, key);
  const keyed =
    asked.idempotency_key === null || request.method !== "POST"
      ? null
      : {
          scope: owner,
          key: asked.idempotency_key,
          method: request.method,
          path: request.path,
          paramHash: hashParams(raw),
        };
  const known = keyed && storedAnswer(emulator.store, keyed, emulator.clock.nowMs());
  const params = readParams(raw, { ...route.shape, expand: "list" });
  const subject = {
    method: request.method,
    path: request.path,
    destination: params.text("destination"),
    idempotency_key: asked.idempotency_key ?? undefined,
  };
  const fault = emulator.faults.forRequest(subject, known !== null);
  return { route, path, params, key, owner, asked, keyed, known, fault, origin };
}

async function carryOut(emulator: Emulator, inFlight: Set<string>, plan: Plan): Promise<Reply> {
  const { keyed, fault } = plan;
  const slot = keyed && `${keyed.scope}/${keyed.key}`;
  const early = edgeFault(fault, keyed?.key ?? "");
  if (early && early.spoil !== "hang") return early;
  if (keyed && slot) {
    if (inFlight.has(slot)) throw keyInUse(keyed.key);
    if (plan.known) return spoilOf(fault, replayed(plan.known));
    inFlight.add(slot);
  }
  const letGo = () => void (slot && inFlight.delete(slot));
  // A request that hangs before its work keeps its key busy for as long as the caller waits.
  if (early) return { ...early, onClose: letGo };
  try {
    if (emulator.latencyMs > 0) await new Promise((go) => setTimeout(go, emulator.latencyMs));
    return spoilOf(fault, execute(emulator, plan));
  } finally {
    letGo();
  }
}

function replayed({ status, body }: IdempotencyRecord): Reply {
  const headers = { "content-type": "application/json", "idempotent-replayed": "true" };
  return { status, headers, body };
}

/** The work and its stored answer are one transaction; a refusal undoes the work. */
function execute(emulator: Emulator, plan: Plan): Reply {
  const { route, params, keyed, fault } = plan;
  const keep = (scene: Scene, reply: Reply): Reply => {
    if (keyed) storeAnswer(scene.tx, keyed, reply, scene.nowMs);
    return reply;
  };
  try {
    return emulator.perform((scene) => {
      const injected = executionFault(fault, "before");
      if (injected) throw injected;
      const { path, owner, key, origin } = plan;
      const result = route.run({ scene, params, path, owner, key, origin });
      const spoilt = executionFault(fault, "after");
      if (spoilt) {
        const reply = jsonReply(spoilt.status, spoilt.body, spoilt.headers);
        return spoilt.stored ? keep(scene, reply) : reply;
      }
      return keep(scene, jsonReply(200, expand(scene.tx, result, params.list("expand"))));
    }, plan.asked);
  } catch (error) {
    if (!(error instanceof StripeRefusal) || !error.stored) throw error;
    const refusal = error;
    return emulator.perform((scene) =>
      keep(scene, jsonReply(refusal.status, refusal.body, refusal.headers)),
    );
  }
}

function authenticate(emulator: Emulator, request: Request): string {
  const given = header(request, "authorization");
  const [scheme = "", value = ""] = (given ?? "").split(" ");
  const key =
    scheme.toLowerCase() === "basic"
      ? Buffer.from(value, "base64").toString("utf8").replace(/:$/, "")
      : value;
  if (key === "") throw unauthorized(null);
  if (key !== emulator.secretKey) throw unauthorized(key);
  return key;
}

function readBody({ path, query, body }: Request): ParsedQs {
  if (!path.startsWith("/v2/") || body === "") return parseForm(query === "" ? body : query);
  try {
    return parseJson(body);
  } catch {
    throw invalidParam("The request body is not JSON.");
  }
}

function findRoute(
  routes: readonly Route[],
  request: Request,
): [Route, Readonly<Record<string, string>>] {
  for (const route of routes) {
    const found = route.method === request.method ? matchPath(route.path, request.path) : null;
    if (found) return [route, found];
  }
  throw unknownUrl(request.method, request.path);
}

function header(request: Request, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** A bug of the emulator's own: loud in its log, and never stored. */
function crash(error: unknown): StripeRefusal {
  console.error("stripe emulator:", error);
  const message = `The Stripe emulator failed: ${error instanceof Error ? error.message : error}`;
  return new StripeRefusal(500, { type: "api_error", message });
}
