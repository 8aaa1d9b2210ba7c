import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy, pageHeaders } from "@/app/_edge/page-headers";

/**
 * Every page gets a policy of its own: only scripts and styles that carry its nonce run. Next
 * reads the nonce from the policy on the request and puts it on whatever it writes.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce, { isEdited: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  const isSecure = request.nextUrl.protocol === "https:";
  for (const [name, value] of pageHeaders({ isSecure })) response.headers.set(name, value);
  return response;
}

/** Pages only: what answers programs is no document, and files are known by their content. */
export const config = {
  matcher: ["/((?!api/|developers/|_next/static|_next/image|icon.svg).*)"],
};
