import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { ensureDeveloper } from "@/operations/ensure-developer";
import { contextFor, runtime } from "@/runtime";
import { isOperator } from "./operators";
import { configuredProviders } from "./providers";
import { SESSION_COOKIE } from "./session-cookie";
import { signInLinks } from "./sign-in-links";

const SEVEN_DAYS_S = 7 * 24 * 60 * 60;
const SIGN_IN = { kind: "system", name: "sign-in" } as const;

/** Sealed sessions in a cookie named as the documents name it; they hold an id and a role. */
export function sessionOptions(): NextAuthOptions {
  const { env } = runtime();
  // next-auth reads its own address from the environment and nowhere else.
  process.env.NEXTAUTH_URL ??= env.APP_URL;
  const secure = env.APP_URL.startsWith("https:");
  return {
    secret: env.NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SEVEN_DAYS_S },
    adapter: signInLinks,
    providers: configuredProviders(),
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in?sent=1" },
    cookies: {
      sessionToken: {
        name: SESSION_COOKIE,
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    callbacks: {
      signIn: ({ user, email }) =>
        email?.verificationRequest ? mayMailLink(user.email) : Boolean(user.email),
      jwt: ({ token, user }) => (user ? claimFor(user.email ?? "", user.name) : token),
      session: ({ session, token }) => ({ ...session, role: token.role }),
    },
  };
}

/** Anybody can ask for a mail to anybody, so each address gets only so many. */
async function mayMailLink(email: string | null | undefined): Promise<boolean | string> {
  if (!email) return false;
  const left = await runtime().rateLimits?.sign_in_mail.take(email.toLowerCase());
  return left === undefined || left.allowed || "/sign-in?error=TooManyMails";
}

/** What the session will say. A first sign-in gives birth to the developer. */
async function claimFor(email: string, name: string | null | undefined): Promise<JWT> {
  if (await isOperator(email)) return { role: "operator", email };
  const developerId = await ensureDeveloper(contextFor(SIGN_IN), { email, name });
  return { role: "developer", developer_id: developerId, email };
}
