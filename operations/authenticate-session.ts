import "server-only";
import { developerExists } from "@/db/queries/developers";
import { operatorRole } from "@/db/queries/operators";
import { SCOPES_OF_ROLE } from "@/domain/access/roles";
import { SCOPES_OF } from "@/domain/access/scopes";
import type { Credential } from "./authenticate-token";
import { type Actor, type Context, nameOf } from "./context";

/** What a signed session says of itself. */
export type SessionClaim =
  | { readonly role: "developer"; readonly developerId: string }
  | {
      readonly role: "operator";
      readonly name: string;
      /** Named by the deployment itself: an admin, whatever the desk says. */
      readonly isNamed: boolean;
    };

/**
 * Who a session speaks for and what they may do today, or null when it outlived its developer or
 * its operator's place at the desk.
 */
export async function authenticateSession(
  ctx: Context,
  claim: SessionClaim,
): Promise<Credential | null> {
  if (claim.role === "developer") {
    if (!(await developerExists(ctx.db, claim.developerId))) return null;
    const actor = { kind: "developer", developerId: claim.developerId } as const;
    return { actor, scopes: SCOPES_OF.developer, countedAs: `session:${nameOf(actor)}` };
  }
  const role = claim.isNamed ? "admin" : await operatorRole(ctx.db, claim.name);
  if (!role) return null;
  const actor: Actor = { kind: "operator", name: claim.name };
  return { actor, scopes: SCOPES_OF_ROLE[role], countedAs: `session:${nameOf(actor)}` };
}
