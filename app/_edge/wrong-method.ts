import "server-only";
import type { Contract } from "@/contract/contract";
import { CONTRACTS } from "@/contract/registry";
import { problemOf, problemResponse } from "./problem";
import { requestIdOf } from "./request-id";

/** Paths without a contract that answer all the same. */
const READ_ONLY = ["/api/openapi.json"];

/**
 * Next answers a method that a route does not export with an empty 405; each route exports the
 * missing ones from here instead, and the registry knows what it should have been.
 */
function wrongMethod(request: Request): Response {
  const allow = methodsAt(new URL(request.url).pathname).join(", ");
  const detail = `This path takes ${allow}.`;
  const problem = problemOf("method_not_allowed", { detail, headers: { allow } });
  return problemResponse(problem, request, requestIdOf(request));
}

function options(request: Request): Response {
  const allow = methodsAt(new URL(request.url).pathname).join(", ");
  return new Response(null, { status: 204, headers: { allow } });
}

/** What a path takes; whoever takes GET takes HEAD too. */
export function methodsAt(pathname: string): string[] {
  const contracts = contractsAt(pathname);
  const methods = new Set<string>(contracts.map(({ method }) => method));
  if (READ_ONLY.includes(pathname)) methods.add("GET");
  if (methods.has("GET")) methods.add("HEAD");
  return [...methods, "OPTIONS"].sort();
}

/** A written-out path comes before one with a parameter, as with Next. */
function contractsAt(pathname: string): readonly Contract[] {
  const written = CONTRACTS.filter(({ path }) => path === pathname);
  return written.length > 0 ? written : CONTRACTS.filter(({ path }) => fits(path, pathname));
}

function fits(path: string, pathname: string): boolean {
  const wanted = path.split("/");
  const given = pathname.split("/");
  const isEqual = (part: string, at: number) => part.startsWith("{") || part === given[at];
  return wanted.length === given.length && wanted.every(isEqual);
}

export {
  options as OPTIONS,
  wrongMethod as DELETE,
  wrongMethod as GET,
  wrongMethod as PATCH,
  wrongMethod as POST,
  wrongMethod as PUT,
};
