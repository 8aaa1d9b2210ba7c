import "server-only";
import { type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { Webhook } from "standardwebhooks";
import type { Parcel, Posted } from "@/domain/couriers";
import { checkedLookup, faultOfUrl } from "./addresses";

export interface PostRules {
  /** In sandbox a developer's server may be on the same machine. */
  readonly anywhere: boolean;
  readonly timeoutMs?: number;
  readonly lookup?: LookupFunction;
}

const TIMEOUT_MS = 10_000;
/** No answer is read further than this; what is kept of it is much less. */
const MOST_BYTES = 16 * 1024;
const LONGEST_DETAIL = 300;

/**
 * Sends one webhook, signed as Standard Webhooks says. Redirects are answers like any other, the
 * whole exchange has ten seconds, and outside a sandbox only public addresses are spoken to.
 */
export async function post(parcel: Parcel, rules: PostRules): Promise<Posted> {
  const startedAt = performance.now();
  const answer = await exchange(parcel, rules).catch((fault: unknown) => ({
    status: null,
    detail: wordsOf(fault),
  }));
  const { status, detail } = answer;
  return { status, detail: storable(detail), ms: Math.round(performance.now() - startedAt) };
}

interface Answered {
  readonly status: number | null;
  readonly detail: string;
}

async function exchange(parcel: Parcel, rules: PostRules): Promise<Answered> {
  const { anywhere, timeoutMs = TIMEOUT_MS, lookup = checkedLookup() } = rules;
  const fault = faultOfUrl(parcel.url, anywhere);
  if (fault) return { status: null, detail: `The address ${fault}` };
  const url = new URL(parcel.url);
  const options: RequestOptions = {
    method: "POST",
    headers: headersOf(parcel),
    // A connection of its own: none that was opened to another address is used again.
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
    ...(anywhere ? {} : { lookup }),
  };
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise<Answered>((resolve, reject) => {
    const sending = send(url, options, (answer) => {
      beginningOf(answer).then(
        (detail) => resolve({ status: answer.statusCode ?? null, detail }),
        reject,
      );
    });
    sending.on("error", reject);
    sending.end(parcel.body);
  });
}

function headersOf({ webhookId, body, secrets }: Parcel) {
  const now = new Date();
  const signatures = secrets.map((secret) => new Webhook(secret).sign(webhookId, now, body));
  return {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "user-agent": "Tributary-Webhooks/1",
    "webhook-id": webhookId,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    "webhook-signature": signatures.join(" "),
  };
}

async function beginningOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= MOST_BYTES) break;
  }
  answer.destroy();
  return Buffer.concat(parts).toString("utf8");
}

function wordsOf(fault: unknown): string {
  if (!(fault instanceof Error)) return "The request failed";
  if (fault.name === "TimeoutError" || fault.name === "AbortError") {
    return "Nothing was answered in time";
  }
  const code = "code" in fault && typeof fault.code === "string" ? fault.code : "";
  return fault.message || code || "The request failed";
}

/** PostgreSQL keeps no NUL, and half a surrogate pair is not text. */
function storable(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, " ").trim();
  return [...plain.toWellFormed()].slice(0, LONGEST_DETAIL).join("");
}
