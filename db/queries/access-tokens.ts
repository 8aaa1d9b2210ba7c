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
}

/** The token behind a hash, unless it is revoked or its time is over (real time, R15). */
export async function findLiveToken(reader: Reader, hash: string): Promise<LiveToken | null> {
  const [found] = await query<LiveToken>(
    reader,
    sql`select id, kind, developer_id as "developerId", name, scopes from access_tokens
      where hash = ${hash} and revoked_at is null
        and (expires_at is null or expires_at > clock_timestamp())`,
  );
  return found ?? null;
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
