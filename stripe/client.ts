import "server-only";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import Stripe from "stripe";
import { GatewayBusy, GatewayRefused, GatewayUnavailable } from "@/domain/gateway";

export interface StripeSettings {
  readonly secretKey: string;
  /** Where a stand-in listens; absent for Stripe itself. */
  readonly apiBase?: string | undefined;
  readonly timeoutMs: number;
  /** Which API opens accounts; v1 unless said. */
  readonly accountsApi?: "v1" | "v2";
  /** How many transfers this process sends at most; as they come unless said. */
  readonly transfersPerSecond?: number;
}

/** A socket idle for longer may be closed at the other end just as we write to it. */
const IDLE_SOCKET_MS = 3_000;

/** The SDK, told never to send anything twice by itself (R9). */
export function createClient(settings: StripeSettings): Stripe {
  return new Stripe(settings.secretKey, {
    httpClient: new SendOnceClient(),
    maxNetworkRetries: 0,
    timeout: settings.timeoutMs,
    telemetry: false,
    ...addressOf(settings.apiBase),
  });
}

function addressOf(apiBase: string | undefined): Stripe.StripeConfig {
  if (!apiBase) return {};
  const { hostname, port, protocol } = new URL(apiBase);
  const secure = protocol === "https:";
  return {
    host: hostname,
    port: port || (secure ? "443" : "80"),
    protocol: secure ? "https" : "http",
  };
}

type MakeRequest = InstanceType<typeof Stripe.HttpClient>["makeRequest"];
type Answer = Awaited<ReturnType<MakeRequest>>;

/**
 * The SDK resends once after a reset even with retries off, and tells a reset by `error.code`.
 * A refusal of that second send would look like a refusal of the first: so the code is hidden.
 */
class SendOnceClient extends Stripe.HttpClient {
  readonly #plain = Stripe.createNodeHttpClient(
    new HttpAgent({ keepAlive: true, timeout: IDLE_SOCKET_MS }),
  );
  readonly #secure = Stripe.createNodeHttpClient(
    new HttpsAgent({ keepAlive: true, timeout: IDLE_SOCKET_MS }),
  );

  override getClientName(): string {
    return "node";
  }

  override async makeRequest(...sent: Parameters<MakeRequest>): Promise<Answer> {
    const inner = sent[6] === "http" ? this.#plain : this.#secure;
    const response = await inner.makeRequest(...sent).catch(withoutCode);
    const readBody = response.toJSON.bind(response);
    response.toJSON = () => readBody().catch(withoutCode);
    return response;
  }
}

function withoutCode(cause: unknown): never {
  throw new Error(cause instanceof Error ? cause.message : "the connection failed", { cause });
}

/**
 * A 5xx whose body is JSON without an `error` resolves as if it had worked: so nothing is
 * believed before it has the shape that was asked for.
 */
export function checkShape<T extends { readonly object: string }>(answer: T, object: string): T {
  const whole = answer.object === object && (!("id" in answer) || typeof answer.id === "string");
  if (!whole) throw new GatewayUnavailable(`Stripe answered something that is not a ${object}`);
  return answer;
}

/** One page, believed once it has the shape of one. */
export function checkList<T>(page: Stripe.ApiList<T>): Stripe.ApiList<T> {
  if (page.object !== "list" || !Array.isArray(page.data)) {
    throw new GatewayUnavailable("Stripe answered something that is not a list");
  }
  return page;
}

/** Every item of a list, at most `limit`; each page is checked before it is believed. */
export async function readAll<T extends { readonly id: string }>(
  readPage: (after: { starting_after?: string }) => Promise<Stripe.ApiList<T>>,
  limit = 10_000,
): Promise<T[]> {
  const all: T[] = [];
  for (let more = true; more; ) {
    const last = all.at(-1);
    const page = await readPage(last ? { starting_after: last.id } : {});
    checkList(page);
    all.push(...page.data);
    more = page.has_more && page.data.length > 0;
    if (all.length > limit) throw new GatewayUnavailable(`a list longer than ${limit}`);
  }
  return all;
}

export interface Refusal4xx {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly replayed: boolean;
}

/** A clear no of Stripe's own, or null for everything that leaves the outcome open. */
export function readRefusal(thrown: unknown): Refusal4xx | null {
  if (!(thrown instanceof Stripe.errors.StripeError)) return null;
  const status = thrown.statusCode;
  if (status === undefined || status < 400 || status > 499) return null;
  const clash = thrown.rawType === "idempotency_error" && status !== 409;
  return {
    status,
    code: clash ? "idempotency_error" : (thrown.code ?? thrown.rawType ?? ""),
    detail: thrown.message,
    replayed: wasReplayed(thrown),
  };
}

function wasReplayed(thrown: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  return thrown.headers?.["idempotent-replayed"] === "true";
}

/** Says in our words what went wrong with anything but a transfer. */
export async function asking<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (thrown) {
    throw inOurWords(thrown);
  }
}

/** What Stripe says of an account that left us or was never ours, and of things that are not. */
export function isGone(fault: unknown): boolean {
  const codes = ["resource_missing", "account_invalid"];
  return fault instanceof GatewayRefused && codes.includes(fault.code);
}

function inOurWords(thrown: unknown): Error {
  const refusal = readRefusal(thrown);
  if (refusal?.status === 409 || refusal?.status === 429) return new GatewayBusy(refusal.detail);
  if (refusal) return new GatewayRefused(refusal.detail, refusal.code, { cause: thrown });
  if (!(thrown instanceof Stripe.errors.StripeError)) {
    return thrown instanceof Error ? thrown : new GatewayUnavailable(String(thrown));
  }
  // A stored 5xx never changes: whoever asks with this key again hears the same.
  if (wasReplayed(thrown)) return new GatewayRefused(thrown.message, "stored_failure");
  return new GatewayUnavailable(thrown.message, { cause: thrown });
}
