import type { DeveloperScope, TokenKind } from "@/domain/access/scopes";
import type { Bookmark } from "@/domain/bookmark";

/** A developer's access token as they see it: without the token itself, which is not kept. */
export interface OwnToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly DeveloperScope[];
  readonly createdAt: Date;
  /** Null for one that does not end by itself. */
  readonly expiresAt: Date | null;
  /** To the minute; null until it is used. */
  readonly lastUsedAt: Date | null;
}

/** A token of the gateway or of an operator's script. */
export interface PlatformToken {
  readonly id: string;
  readonly kind: Exclude<TokenKind, "developer">;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export interface TokenList {
  readonly tokens: readonly OwnToken[];
  readonly total: number;
  readonly next: Bookmark | null;
}
