import "server-only";
import { Refusal } from "@/domain/refusals";
import { runtime } from "@/runtime";
import type { Caller } from "./credential";

/**
 * Counts a request of this caller and notes in `headers` what is left of their minute. Refuses
 * `rate_limited` when nothing is.
 */
export async function countRequest(caller: Caller, headers: Headers): Promise<void> {
  const { kind } = caller.actor;
  const limit = kind === "system" ? undefined : runtime().rateLimits?.[kind];
  if (!limit) return;

  const { allowed, remaining, resetMs } = await limit.take(caller.countedAs);
  const seconds = Math.max(1, Math.ceil(resetMs / 1_000));
  headers.set("ratelimit-policy", `"${kind}";q=${limit.points};w=${limit.windowS}`);
  headers.set("ratelimit", `"${kind}";r=${remaining};t=${seconds}`);
  if (allowed) return;

  const detail = `More than ${limit.points} requests in a minute. Ask again in ${seconds} s.`;
  throw new Refusal("rate_limited", { detail, headers: { "retry-after": String(seconds) } });
}
