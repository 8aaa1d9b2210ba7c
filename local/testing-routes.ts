import { encode } from "next-auth/jwt";
import type { Scope, TokenKind } from "../domain/access/scopes";
import { createToken } from "../operations/create-token";
import { runtime } from "../runtime";
import { type ConnectBench, openConnectBench } from "./testing-connect";
import { whenOver } from "./testing-ends";

export const APP_URL = "http://127.0.0.1:3000";
const NEXTAUTH_SECRET = "a secret that is only good for tests";

export interface RouteBench extends ConnectBench {
  /** A bearer token of the bench's developer. */
  readonly token: string;
  tokenFor(kind: TokenKind, scopes: readonly Scope[]): Promise<string>;
  /** A sealed session, as the cookie that carries it. */
  session(claim: Readonly<Record<string, unknown>>): Promise<string>;
}

type RouteHandler = (request: Request) => Promise<Response>;

/** Route handlers called as functions, wired to a database and an emulator of the test's own. */
export async function openRouteBench(
  environment: Readonly<Record<string, string>> = {},
): Promise<RouteBench> {
  const bench = await openConnectBench();
  const url = bench.databaseUrl;
  const before = { ...process.env };
  Object.assign(process.env, standard(url, bench.emulator.url), environment);
  const shelf: typeof globalThis & { tributaryRuntime?: unknown } = globalThis;
  whenOver(async () => {
    await runtime().connection.close();
    delete shelf.tributaryRuntime;
    process.env = before;
  });
  const tokenFor: RouteBench["tokenFor"] = async (kind, scopes) => {
    const developerId = kind === "developer" ? bench.developerId : null;
    const ctx = { ...bench.ctx, actor: { kind: "system", name: "test" } as const };
    return (await createToken(ctx, { kind, developerId, name: "test", scopes })).token;
  };
  return {
    ...bench,
    tokenFor,
    token: await tokenFor("developer", ["earnings:read", "connect:write"]),
    session: async (token) =>
      `quota_session=${await encode({ token: { ...token }, secret: NEXTAUTH_SECRET })}`,
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Calls a handler as a request for this path would, and reads the JSON it answers. */
export async function call(
  handler: RouteHandler,
  path: string,
  init: RequestInit = {},
): Promise<Answer> {
  const response = await handler(new Request(`${APP_URL}${path}`, init));
  const text = await response.text();
  const body = text === "" ? {} : JSON.parse(text);
  return { status: response.status, headers: response.headers, body, text };
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

function standard(databaseUrl: string, apiBase: string): Record<string, string> {
  return {
    TRIBUTARY_MODE: "sandbox",
    APP_URL,
    DATABASE_URL: databaseUrl,
    DATABASE_CONNECTIONS: "4",
    NEXTAUTH_SECRET,
    STRIPE_SECRET_KEY: "sk_test_tributary",
    STRIPE_API_BASE: apiBase,
    STRIPE_WEBHOOK_SECRET: "whsec_old,whsec_platform",
    STRIPE_CONNECT_WEBHOOK_SECRET: "whsec_connect",
    STRIPE_TIMEOUT_MS: "2000",
    INNGEST_DEV: "http://127.0.0.1:9",
    LOG_LEVEL: "silent",
  };
}
