import "server-only";
import { countTokens, listTokens as findTokens, type TokenPage } from "@/db/queries/access-tokens";
import type { TokenList } from "@/domain/access/token";
import { cutPage } from "@/domain/bookmark";
import type { DeveloperContext } from "./context";

/** The developer's own tokens that are not revoked, newest first. */
export async function listTokens(ctx: DeveloperContext, page: TokenPage): Promise<TokenList> {
  const { developerId } = ctx.actor;
  const found = await findTokens(ctx.db, developerId, { ...page, limit: page.limit + 1 });
  const { rows, next } = cutPage(found, page.limit);
  return { tokens: rows, total: await countTokens(ctx.db, developerId), next };
}
