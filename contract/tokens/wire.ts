import type { OwnToken, TokenList } from "@/domain/access/token";
import { cursorOf } from "../paging";
import type { createTokenContract } from "./tokens";

type Wanted = ReturnType<(typeof createTokenContract)["body"]["parse"]>;

export function tokenListToWire(list: TokenList) {
  const tokens = list.tokens.map(tokenToWire);
  return {
    tokens,
    count: tokens.length,
    total: list.total,
    next_cursor: cursorOf("tokens", list.next),
  };
}

/** A new token, with the secret itself this once. */
export function newTokenToWire(
  { name, scopes, expires_at: expiresAt = null }: Wanted,
  { token, ...issued }: { readonly id: string; readonly token: string; readonly createdAt: Date },
) {
  const known = { ...issued, name, scopes, expiresAt, lastUsedAt: null };
  return { ...tokenToWire(known), token };
}

function tokenToWire(one: OwnToken) {
  return {
    id: one.id,
    name: one.name,
    scopes: [...one.scopes],
    created_at: one.createdAt.toISOString(),
    expires_at: one.expiresAt?.toISOString() ?? null,
    last_used_at: one.lastUsedAt?.toISOString() ?? null,
  };
}
