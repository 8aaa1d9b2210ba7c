import "server-only";
import { problemOf, problemResponse } from "./problem";
import { requestIdOf } from "./request-id";

/** A path that no contract names: a problem document like any other, not a page. */
export async function nothingHere(request: Request): Promise<Response> {
  return problemResponse(problemOf("not_found"), request, requestIdOf(request));
}
