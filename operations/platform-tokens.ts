import "server-only";
import {
  listPlatformTokens as list,
  revokePlatformToken as revoke,
} from "@/db/queries/access-tokens";
import { writeAudit } from "@/db/queries/audit-log";
import type { PlatformToken } from "@/domain/access/token";
import { Refusal } from "@/domain/refusals";
import { nameOf, type OperatorContext } from "./context";

/** The gateway's and the operators' tokens that are alive, newest first. */
export async function listPlatformTokens(ctx: OperatorContext): Promise<PlatformToken[]> {
  return list(ctx.db);
}

/** Ends one of them from the next request on. Refuses `not_found`. */
export async function revokePlatformToken(
  ctx: OperatorContext,
  input: { readonly tokenId: string },
): Promise<Date> {
  return ctx.db.transaction(async (tx) => {
    const revokedAt = await revoke(tx, input.tokenId);
    if (!revokedAt) throw new Refusal("not_found");
    const entry = { action: "token.revoke", subject: input.tokenId, facts: {} };
    await writeAudit(tx, { actor: nameOf(ctx.actor), ...entry });
    return revokedAt;
  });
}
