import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { authenticateSession } from "@/operations/authenticate-session";
import type { Actor, Context, DeveloperContext } from "@/operations/context";
import { contextFor } from "@/runtime";
import { readSession, SESSION_COOKIE } from "./session-cookie";

const EDGE = { kind: "system", name: "edge" } as const;

export type OperatorContext = Context<Extract<Actor, { kind: "operator" }>>;

/** Who is looking at this page: for server components and server actions. */
export async function visitor(): Promise<Actor | null> {
  const claim = await readSession((await cookies()).get(SESSION_COOKIE)?.value);
  const found = claim && (await authenticateSession(contextFor(EDGE), claim));
  return found?.actor ?? null;
}

/** The signed-in developer's context; everybody else is sent to the sign-in page. */
export async function developerContext(): Promise<DeveloperContext> {
  const actor = await visitor();
  if (actor?.kind === "developer") return contextFor(actor);
  redirect(actor?.kind === "operator" ? "/desk" : "/sign-in");
}

/** The signed-in operator's context; a developer is sent home, strangers to sign in. */
export async function operatorContext(): Promise<OperatorContext> {
  const actor = await visitor();
  if (actor?.kind === "operator") return contextFor(actor);
  redirect(actor ? "/" : "/sign-in");
}
