import "server-only";
import { digest } from "@/db/ids";
import { findLiveToken, type LiveToken, markTokenUsed } from "@/db/queries/access-tokens";
import type { Actor, Context } from "./context";

export interface Credential {
  readonly actor: Actor;
  readonly scopes: readonly string[];
  /** Whose requests are counted together: this token's, or this person's sessions. */
  readonly countedAs: string;
}

/** Who a bearer token speaks for, or null for one that is unknown, revoked or expired. */
export async function authenticateToken(
  ctx: Context,
  input: { readonly token: string },
): Promise<Credential | null> {
  const found = await findLiveToken(ctx.db, digest(input.token));
  if (!found) return null;
  if (!found.usedLately) await markTokenUsed(ctx.db, found.id);
  return { actor: actorOf(found), scopes: found.scopes, countedAs: found.id };
}

function actorOf(token: LiveToken): Actor {
  if (token.developerId) return { kind: "developer", developerId: token.developerId };
  if (token.kind === "service") return { kind: "service", tokenId: token.id };
  const behind = token.createdBy;
  return { kind: "operator", name: token.name, isProgram: true, ...(behind ? { behind } : {}) };
}
