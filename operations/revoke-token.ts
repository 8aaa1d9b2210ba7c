import "server-only";
import { revokeToken as endToken } from "@/db/queries/access-tokens";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "./context";

/**
 * Ends a token of the developer's own from the next request on. Safe to repeat: it answers when
 * the token ended first. Refuses `not_found`.
 */
export async function revokeToken(
  ctx: DeveloperContext,
  input: { readonly tokenId: string },
): Promise<Date> {
  const revokedAt = await endToken(ctx.db, ctx.actor.developerId, input.tokenId);
  if (!revokedAt) throw new Refusal("not_found");
  return revokedAt;
}
