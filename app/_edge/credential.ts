import "server-only";
import type { Auth } from "@/contract/contract";
import { SCOPES_OF } from "@/domain/access/scopes";
import { Refusal } from "@/domain/refusals";
import { authenticateSession } from "@/operations/authenticate-session";
import { authenticateToken, type Credential } from "@/operations/authenticate-token";
import { contextFor } from "@/runtime";
import { readSession, sessionCookieOf } from "./session-cookie";

const BEARER = /^bearer +([\w.~+/=-]{1,512})$/i;
const EDGE = { kind: "system", name: "edge" } as const;

export interface Caller extends Credential {
  readonly through: "token" | "session";
}

/**
 * Who asks: the bearer token if one is sent, else the session cookie. Refuses `unauthenticated`
 * for none or a dead one, `foreign_origin` for a write that another site made with our cookie.
 */
export async function identify(request: Request): Promise<Caller> {
  const sent = request.headers.get("authorization");
  const caller = sent === null ? await bySession(request) : await byToken(sent);
  if (!caller) throw new Refusal("unauthenticated");
  if (caller.through === "session" && isForeignWrite(request)) throw new Refusal("foreign_origin");
  return caller;
}

async function byToken(header: string): Promise<Caller | null> {
  const token = BEARER.exec(header)?.[1];
  const found = token ? await authenticateToken(contextFor(EDGE), { token }) : null;
  return found && { ...found, through: "token" };
}

async function bySession(request: Request): Promise<Caller | null> {
  const claim = await readSession(sessionCookieOf(request));
  const found = claim && (await authenticateSession(contextFor(EDGE), claim));
  return found && { ...found, through: "session" };
}

/** Refuses `forbidden` unless this kind of caller, with these scopes, may use the path. */
export function authorize(caller: Caller, auth: Auth): void {
  const { kind } = caller.actor;
  if (!auth.kinds.some((allowed) => allowed === kind)) {
    throw new Refusal("forbidden", { detail: `This path is not for ${WITH_ARTICLE[kind]}.` });
  }
  if (auth.sessionOnly && caller.through !== "session") {
    throw new Refusal("forbidden", { detail: "Sign in to do this; a token may not." });
  }
  if (needsScope(caller, auth) && !caller.scopes.includes(auth.scope)) {
    throw new Refusal("forbidden", { detail: `This token lacks the scope ${auth.scope}.` });
  }
}

const WITH_ARTICLE = {
  developer: "a developer",
  service: "a service",
  operator: "an operator",
  system: "the system",
} as const satisfies Record<Caller["actor"]["kind"], string>;

/** A path shared by kinds names the developer's scope; the platform's own kinds pass without. */
function needsScope({ actor }: Caller, { scope }: Auth): boolean {
  if (actor.kind === "system") return true;
  const own: readonly string[] = SCOPES_OF[actor.kind];
  return own.includes(scope) || actor.kind === "developer";
}

/** The second document's own curl sends neither header, so their absence passes (section 5). */
function isForeignWrite(request: Request): boolean {
  if (request.method === "GET" || request.method === "HEAD") return false;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return true;
  const origin = request.headers.get("origin");
  return origin !== null && !isOurs(origin, request);
}

/** Ours: where we are published, or the host this very request was sent to. */
function isOurs(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  if (origin === new URL(contextFor(EDGE).appUrl).origin) return true;
  return host === request.headers.get("host") && protocol === new URL(request.url).protocol;
}
