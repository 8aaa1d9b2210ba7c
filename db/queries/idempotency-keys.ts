import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { query, type Reader } from "../client";

export interface KeyedRequest {
  readonly owner: string;
  readonly path: string;
  readonly key: string;
  /** Of everything that makes this request this one. */
  readonly requestHash: string;
}

export interface HeldKey extends KeyedRequest {
  readonly lease: string;
  readonly workId: string;
}

export type Claim =
  | { readonly kind: "claimed"; readonly held: HeldKey }
  | { readonly kind: "answered"; readonly answer: string }
  | { readonly kind: "running" | "other_request" };

/**
 * Takes the key for this request, or says who was first. Of any number of concurrent claims one
 * wins: the primary key decides. A key whose day is over, or whose process died, can be taken
 * again, by the latter's repetition as the same work; the statement sweeps up some old ones.
 */
export async function claimKey(reader: Reader, request: KeyedRequest): Promise<Claim> {
  const { owner, path, key, requestHash } = request;
  const [claimed] = await query<{ lease: string; workId: string }>(
    reader,
    sql`with swept as (
      delete from idempotency_keys where (owner, path, key) in (
        select owner, path, key from idempotency_keys
        where expires_at < clock_timestamp() and key <> ${key} limit 10
        for update skip locked
      )
    )
    insert into idempotency_keys (owner, path, key, request_hash, lease, leased_until, expires_at)
    values (${owner}, ${path}, ${key}, ${requestHash}, new_id('lease'),
      clock_timestamp() + interval '30 seconds', clock_timestamp() + interval '24 hours')
    on conflict on constraint one_request_per_key do update
    set request_hash = excluded.request_hash, lease = excluded.lease,
      leased_until = excluded.leased_until, answer = null, expires_at = excluded.expires_at,
      work_id = case when idempotency_keys.expires_at <= clock_timestamp()
        then excluded.work_id else idempotency_keys.work_id end
    where idempotency_keys.expires_at <= clock_timestamp()
      or (idempotency_keys.answer is null
        and idempotency_keys.leased_until <= clock_timestamp()
        and idempotency_keys.request_hash = excluded.request_hash)
    returning lease, work_id as "workId"`,
  );
  return claimed
    ? { kind: "claimed", held: { ...request, ...claimed } }
    : findClaim(reader, request);
}

async function findClaim(reader: Reader, request: KeyedRequest): Promise<Claim> {
  const [found] = await query<{ requestHash: string; answer: string | null }>(
    reader,
    sql`select request_hash as "requestHash", answer from idempotency_keys
      where owner = ${request.owner} and path = ${request.path} and key = ${request.key}`,
  );
  if (found && found.requestHash !== request.requestHash) return { kind: "other_request" };
  if (found?.answer) return { kind: "answered", answer: found.answer };
  // Given back this very moment: the caller may simply ask again.
  return { kind: "running" };
}

/** Whoever still works keeps the key. */
export async function renewLease(reader: Reader, held: HeldKey): Promise<void> {
  await reader.execute(sql`update idempotency_keys
    set leased_until = clock_timestamp() + interval '30 seconds' where ${isHeld(held)}`);
}

/** Keeps the answer for the key's day, unless the lease was lost to another process. */
export async function keepAnswer(reader: Reader, held: HeldKey, answer: string): Promise<void> {
  await reader.execute(sql`update idempotency_keys set answer = ${answer} where ${isHeld(held)}`);
}

/** As if the request had never been made. */
export async function giveKeyBack(reader: Reader, held: HeldKey): Promise<void> {
  await reader.execute(sql`delete from idempotency_keys where ${isHeld(held)}`);
}

function isHeld({ owner, path, key, lease }: HeldKey): SQL {
  return sql`owner = ${owner} and path = ${path} and key = ${key} and lease = ${lease}
    and answer is null`;
}
