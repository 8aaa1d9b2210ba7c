import "server-only";
import { sql } from "drizzle-orm";
import type { TokenKind } from "@/domain/access/scopes";
import type { OwnToken, PlatformToken } from "@/domain/access/token";
import type { Bookmark } from "@/domain/bookmark";
import {
  at,
  type Database,
  exactly,
  idFor,
  query,
  queryOne,
  queryPrepared,
  type Reader,
} from "../client";
import { coalesce, perDatabase } from "../coalesce";

export interface LiveToken {
  readonly id: string;
  readonly kind: TokenKind;
  readonly developerId: string | null;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly usedLately: boolean;
  readonly createdBy: string | null;
}

/**
 * The token behind a hash, unless it is revoked or its time is over (real time, R15). Looking a
 * digest up leaks nothing by its timing: whoever could profit would have to invert SHA-256.
 * Requests that wait at the same time are looked up together, each after it came.
 */
export function findLiveToken(db: Database, hash: string): Promise<LiveToken | null> {
  return finderOf(db)(hash);
}

const LIMITS = { lanes: 2, most: 500, weigh: () => 1 };
const finderOf = perDatabase((db) =>
  coalesce((hashes: readonly string[]) => findLiveTokens(db, hashes), LIMITS),
);

async function findLiveTokens(
  db: Database,
  hashes: readonly string[],
): Promise<(LiveToken | null)[]> {
  const wanted = `{${[...new Set(hashes)].join(",")}}`;
  const rows = await queryPrepared<LiveToken & { hash: string }>(
    db,
    sql`select hash, id, kind, developer_id as "developerId", name, scopes,
        created_by as "createdBy",
        coalesce(last_used_at > clock_timestamp() - interval '1 minute', false) as "usedLately"
      from access_tokens
      where hash = any (${wanted}::text[]) and revoked_at is null
        and (expires_at is null or expires_at > clock_timestamp())`,
  );
  const found = new Map(rows.map(({ hash, ...token }) => [hash, token]));
  return hashes.map((hash) => found.get(hash) ?? null);
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
  readonly createdBy: string | null;
}

export interface InsertedToken {
  readonly id: string;
  readonly createdAt: Date;
}

/** Done again as the same work it is the same token, now with the newer secret. */
export async function insertToken(
  reader: Reader,
  token: NewToken,
  workId?: string,
): Promise<InsertedToken> {
  const expiresAt = token.expiresAt ? at(token.expiresAt) : sql`null`;
  return queryOne<InsertedToken>(
    reader,
    sql`insert into access_tokens
        (id, kind, developer_id, name, scopes, hash, expires_at, created_by)
      values (${idFor("tok", workId)}, ${token.kind}, ${token.developerId}, ${token.name},
        ${JSON.stringify(token.scopes)}::jsonb, ${token.hash}, ${expiresAt}, ${token.createdBy})
      on conflict (id) do update set hash = excluded.hash
      returning id, created_at as "createdAt"`,
  );
}

export interface TokenPage {
  readonly limit: number;
  readonly after?: Bookmark | undefined;
}

/** A developer's tokens that are not revoked, newest first. */
export async function listTokens(
  reader: Reader,
  developerId: string,
  { limit, after }: TokenPage,
): Promise<(OwnToken & { readonly bookmark: Bookmark })[]> {
  const older = after ? sql`and (created_at, id) < (${after.at}::timestamptz, ${after.id})` : sql``;
  const rows = await query<OwnToken & { at: string }>(
    reader,
    sql`select id, name, scopes, created_at as "createdAt", expires_at as "expiresAt",
        last_used_at as "lastUsedAt", ${exactly(sql`created_at`)} as at
      from access_tokens where developer_id = ${developerId} and revoked_at is null ${older}
      order by created_at desc, id desc limit ${limit}`,
  );
  return rows.map(({ at: place, ...token }) => ({
    ...token,
    bookmark: { at: place, id: token.id },
  }));
}

export async function countTokens(reader: Reader, developerId: string): Promise<number> {
  const row = await queryOne<{ tokens: number }>(
    reader,
    sql`select count(*)::int as tokens from access_tokens
      where developer_id = ${developerId} and revoked_at is null`,
  );
  return row.tokens;
}

/** Ends a token of this developer and answers when it ended, now or before; null without one. */
export async function revokeToken(
  reader: Reader,
  developerId: string,
  tokenId: string,
): Promise<Date | null> {
  const [revoked] = await query<{ at: Date }>(
    reader,
    sql`update access_tokens set revoked_at = coalesce(revoked_at, clock_timestamp())
      where id = ${tokenId} and developer_id = ${developerId} returning revoked_at as at`,
  );
  return revoked?.at ?? null;
}

const MOST_OF_PLATFORM = 200;

/** The gateway's and the operators' tokens that are not revoked, newest first. */
export async function listPlatformTokens(reader: Reader): Promise<PlatformToken[]> {
  return query<PlatformToken>(
    reader,
    sql`select id, kind, name, scopes, created_by as "createdBy", created_at as "createdAt",
        expires_at as "expiresAt", last_used_at as "lastUsedAt"
      from access_tokens where developer_id is null and revoked_at is null
      order by created_at desc, id desc limit ${MOST_OF_PLATFORM}`,
  );
}

/** Ends one of them; null when there is none, or it ended before. */
export async function revokePlatformToken(reader: Reader, tokenId: string): Promise<Date | null> {
  const [revoked] = await query<{ at: Date }>(
    reader,
    sql`update access_tokens set revoked_at = clock_timestamp()
      where id = ${tokenId} and developer_id is null and revoked_at is null
      returning revoked_at as at`,
  );
  return revoked?.at ?? null;
}
