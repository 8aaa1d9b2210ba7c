import type { DeveloperScope } from "@/domain/access/scopes";

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
