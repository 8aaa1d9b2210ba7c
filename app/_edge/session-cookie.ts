import "server-only";
import { decode } from "next-auth/jwt";
import type { SessionClaim } from "@/operations/authenticate-session";
import { runtime } from "@/runtime";
import { isNamedOperator } from "./operators";

export const SESSION_COOKIE = "quota_session";

/** The session cookie of a raw request. */
export function sessionCookieOf(request: Request): string | undefined {
  const cookies = (request.headers.get("cookie") ?? "").split(/; */);
  const own = cookies.find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`));
  return own?.slice(SESSION_COOKIE.length + 1);
}

/** What a sealed session says, or null when it is forged, expired or no longer true. */
export async function readSession(cookie: string | undefined): Promise<SessionClaim | null> {
  if (!cookie) return null;
  const { NEXTAUTH_SECRET: secret } = runtime().env;
  const token = await decode({ token: cookie, secret }).catch(() => null);
  if (token?.role === "developer" && typeof token.developer_id === "string") {
    return { role: "developer", developerId: token.developer_id };
  }
  if (token?.role === "operator" && typeof token.email === "string") {
    const name = token.email;
    return { role: "operator", name, isNamed: isNamedOperator(name) };
  }
  return null;
}
