import { type NextRequest, NextResponse } from "next/server";
import { ASKED_PATH, contentPolicy, pageHeaders } from "@/app/_edge/page-headers";

/**
 * Every page gets a policy of its own: only scripts and styles that carry its nonce run. Next
 * reads the nonce from the policy on the request and puts it on whatever it writes.
 */
export function proxy(request: NextRequest): NextResponse {
  const surface = PROGRAMS.exec(request.nextUrl.pathname)?.[1];
  if (surface) return answerProgram(request, surface);

  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce, { isEdited: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(ASKED_PATH, request.nextUrl.pathname + request.nextUrl.search);

  const onward = { request: { headers } };
  const response = isDecodable(request.nextUrl.pathname)
    ? NextResponse.next(onward)
    : NextResponse.rewrite(new URL("/no-such-path", request.url), onward);
  response.headers.set("content-security-policy", policy);
  const isSecure = request.nextUrl.protocol === "https:";
  for (const [name, value] of pageHeaders({ isSecure })) response.headers.set(name, value);
  return response;
}

const PROGRAMS = /^\/(api|developers)(?:\/|$)/i;

/** Next breaks on a path that it cannot decode; ours have small letters. Such a path is none. */
function answerProgram(request: NextRequest, surface: string): NextResponse {
  const known = surface.toLowerCase();
  if (known === surface && isDecodable(request.nextUrl.pathname)) return NextResponse.next();
  return NextResponse.rewrite(new URL(`/${known}/no-such-path`, request.url));
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Pages, whose files are known by their content, and the oddest paths that programs ask for. */
export const config = {
  matcher: [
    "/((?!api/|developers/|_next/static|_next/image|icon.svg).*)",
    "/(api|developers)/(.*%.*)",
  ],
};
