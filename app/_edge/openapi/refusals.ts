import type { Contract } from "@/contract/contract";
import type { RefusalCode } from "@/domain/refusals";
import { INTERNAL_PROBLEM, type Problem, problemOf } from "../problem";

/** Every problem this path can answer, its own and those of the machinery around it. */
export function problemsOf(contract: Contract): Problem[] {
  const codes = new Set<RefusalCode>([...contract.refusals, ...impliedBy(contract)]);
  const problems = [...[...codes].map((code) => problemOf(code)), INTERNAL_PROBLEM];
  const byCode = new Map(problems.map((problem) => [problem.code, problem]));
  return [...byCode.values()];
}

function impliedBy(contract: Contract): RefusalCode[] {
  const { auth, body, params, query, headers, idempotent } = contract;
  const isWrite = contract.method !== "GET";
  const reads = body ?? params ?? query ?? headers ?? idempotent;
  return [
    ...(auth || reads ? [] : (["method_not_allowed"] as const)),
    ...(auth ? (["unauthenticated", "forbidden", "rate_limited"] as const) : []),
    ...(auth && isWrite && hasSessions(contract) ? (["foreign_origin"] as const) : []),
    ...(reads ? (["invalid_field"] as const) : []),
    ...(body ? (["invalid_request", "body_too_large", "unsupported_media_type"] as const) : []),
    ...(idempotent ? (["idempotency_key_in_use", "idempotency_key_reused"] as const) : []),
  ];
}

/** The gateway has no browser. */
export function hasSessions({ auth }: Contract): boolean {
  return auth?.kinds.some((kind) => kind !== "service") ?? false;
}

export function hasTokens({ auth }: Contract): boolean {
  return auth !== null && !auth.sessionOnly;
}
