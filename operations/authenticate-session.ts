import "server-only";
import { developerExists } from "@/db/queries/developers";
import { SCOPES_OF } from "@/domain/access/scopes";
import type { Credential } from "./authenticate-token";
import { type Actor, type Context, nameOf } from "./context";

/** What a signed session says of itself. */
export type SessionClaim =
  | { readonly role: "developer"; readonly developerId: string }
  | { readonly role: "operator"; readonly name: string };

/** Who a session speaks for, or null when it outlived its developer. */
export async function authenticateSession(
  ctx: Context,
  claim: SessionClaim,
): Promise<Credential | null> {
  const actor: Actor =
    claim.role === "developer"
      ? { kind: "developer", developerId: claim.developerId }
      : { kind: "operator", name: claim.name };
  if (actor.kind === "developer" && !(await developerExists(ctx.db, actor.developerId)))
    return null;
  return { actor, scopes: SCOPES_OF[claim.role], countedAs: `session:${nameOf(actor)}` };
}
