import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { sessionOptions } from "@/app/_edge/session";

interface AuthRoute {
  params: Promise<{ nextauth: string[] }>;
}

/** Options are made at the first request: a build has no environment to make them from. */
const handler = (request: NextRequest, route: AuthRoute): Promise<Response> =>
  NextAuth(request, route, sessionOptions());

export { handler as GET, handler as POST };
