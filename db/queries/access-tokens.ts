import "server-only";
import { sql } from "drizzle-orm";
import type { TokenKind } from "@/domain/access/scopes";
import { at, query, queryOne, type Reader } from "../client";

export interface LiveToken {
  readonly id: string;
  readonly kind: TokenKind;
  readonly developerId: string | null;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly usedLately: boolean;
}

/**
 * The token behind a hash, unless it is revoked or its time is over (real time, R15). Looking a
 * digest up leaks nothing by its timing: whoever could profit would have to invert SHA-256.
 */
export async function findLiveToken(reader: Reader, hash: string): Promise<LiveToken | null> {
  const [found] = await query<LiveToken>(
    reader,
    sql`select id, kind, developer_id as "developerId", name, scopes,
        coalesce(last_used_at > clock_timestamp() - interval '1 minute', false) as "usedLately"
      from access_tokens
      where hash = ${hash} and revoked_at is null
        and (expires_at is null or expires_at > clock_timestamp())`,
  );
  return found ?? null;
}

/** At most one write a minute, however many requests come at once. */
export async function markTokenUsed(reader: Reader, id: string): Promise<void> {
  await reader.execute(sql`update access_tokens set last_used_at = clock_timestamp()
    where id = ${id}
      and (last_used_at is null or last_used_at <= clock_timestamp() - interval '1 minute')`);
}

export interface NewToken {
  readonly kind: TokenKind;
  readonly developerId: string | null;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly hash: string;
  readonly expiresAt: Date | null;
}

export async function insertToken(reader: Reader, token: NewToken): Promise<string> {
  const expiresAt = token.expiresAt ? at(token.expiresAt) : sql`null`;
  const row = await queryOne<{ id: string }>(
    reader,
    sql`insert into access_tokens (id, kind, developer_id, name, scopes, hash, expires_at)
      values (new_id('tok'), ${token.kind}, ${token.developerId}, ${token.name},
        ${JSON.stringify(token.scopes)}::jsonb, ${token.hash}, ${expiresAt})
      returning id`,
  );
  return row.id;
}
