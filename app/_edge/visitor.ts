import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { type OperatorRole, roleOf } from "@/domain/access/roles";
import type { OperatorScope } from "@/domain/access/scopes";
import { authenticateSession } from "@/operations/authenticate-session";
import type { Credential } from "@/operations/authenticate-token";
import type { Actor, DeveloperContext, OperatorContext } from "@/operations/context";
import { contextFor } from "@/runtime";
import { ASKED_PATH } from "./page-headers";
import { readSession, SESSION_COOKIE } from "./session-cookie";

const EDGE = { kind: "system", name: "edge" } as const;

/** Who is looking at this page: for server components and server actions. */
export async function visitor(): Promise<Actor | null> {
  return (await credential())?.actor ?? null;
}

async function credential(): Promise<Credential | null> {
  const claim = await readSession((await cookies()).get(SESSION_COOKIE)?.value);
  return claim && (await authenticateSession(contextFor(EDGE), claim));
}

/** The signed-in developer's context; everybody else is sent to the sign-in page. */
export async function developerContext(): Promise<DeveloperContext> {
  const actor = await visitor();
  if (actor?.kind === "developer") return contextFor(actor);
  if (actor?.kind === "operator") redirect("/desk");
  return signInFirst();
}

/** A stranger comes back to where they were going, such as a link in a mail. */
async function signInFirst(): Promise<never> {
  const asked = (await headers()).get(ASKED_PATH) ?? "/";
  redirect(asked === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ callbackUrl: asked })}`);
}

export interface AtDesk {
  readonly ctx: OperatorContext;
  readonly role: OperatorRole;
  /** Whether to offer what this scope allows; the API asks again. */
  readonly may: (scope: OperatorScope) => boolean;
}

/** The signed-in operator and their role; a developer is sent home, strangers to sign in. */
export async function atDesk(): Promise<AtDesk> {
  const found = await credential();
  if (!found) return signInFirst();
  if (found.actor.kind !== "operator") redirect("/");
  const { actor, scopes } = found;
  return {
    ctx: contextFor(actor),
    role: roleOf(scopes),
    may: (scope) => scopes.includes(scope),
  };
}

export async function operatorContext(): Promise<OperatorContext> {
  return (await atDesk()).ctx;
}
