import "server-only";
import { randomUUID } from "node:crypto";

const SANE = /^[\w.:-]{8,128}$/;

/** The caller's own id for this request if it is a sane one, else a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id");
  return given && SANE.test(given) ? given : `req_${randomUUID().replaceAll("-", "")}`;
}
