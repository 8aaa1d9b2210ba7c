import "server-only";
import { sql } from "drizzle-orm";
import type { Bookmark } from "@/domain/bookmark";
import type { Posted } from "@/domain/couriers";
import type { DeliveryState, News, NewsKind, TEST_TYPE, WebhookType } from "@/domain/news/news";
import { fromStored, type StoredFacts } from "@/domain/news/stored-news";
import type { Delivery, DeliveryDetail, WebhookTry } from "@/domain/news/webhook";
import { exactly, query, queryOne, type Reader } from "../client";

export interface DeliveryKey {
  readonly developerId: string;
  readonly deliveryId: string;
}

export interface LeasedDelivery extends DeliveryKey {
  readonly newsId: string;
  readonly type: WebhookType | typeof TEST_TYPE;
  readonly news: News;
  readonly happenedAt: Date;
  readonly body: string | null;
  readonly lease: string;
  /** Of this round, this one included. */
  readonly tries: number;
  readonly endpointId: string;
  readonly url: string;
  readonly sealedSecrets: readonly string[];
  /** Nobody listens any more: it is disabled or deleted. */
  readonly isClosed: boolean;
}

interface LeasedRow extends Omit<LeasedDelivery, "news"> {
  readonly kind: NewsKind;
  readonly facts: StoredFacts;
}

/** Takes a delivery, alone: null while another deliverer holds it, or when it is done. */
export async function leaseDelivery(
  reader: Reader,
  key: DeliveryKey,
): Promise<LeasedDelivery | null> {
  const [row] = await query<LeasedRow>(
    reader,
    sql`update webhook_deliveries d set lease = new_id('lease'), tries = tries + 1,
        leased_until = clock_timestamp() + interval '1 minute',
        next_try_at = clock_timestamp() + interval '2 minutes'
      from news n, webhook_endpoints e
      where d.developer_id = ${key.developerId} and d.id = ${key.deliveryId}
        and d.state = 'waiting'
        and (d.leased_until is null or d.leased_until < clock_timestamp())
        and n.developer_id = d.developer_id and n.id = d.news_id
        and e.developer_id = d.developer_id and e.id = d.endpoint_id
      returning d.developer_id as "developerId", d.id as "deliveryId", d.news_id as "newsId",
        d.type, d.body, d.lease, d.tries, n.kind, n.facts, n.happened_at as "happenedAt",
        e.id as "endpointId", e.url,
        case when e.secret_before_until > clock_timestamp()
          then array[e.sealed_secret, e.sealed_secret_before]
          else array[e.sealed_secret] end as "sealedSecrets",
        e.disabled_at is not null or e.deleted_at is not null as "isClosed"`,
  );
  if (!row) return null;
  const { kind, facts, ...rest } = row;
  return { ...rest, news: fromStored(kind, facts) };
}

/** Fixes the body before it goes out for the first time: every resend is the same. */
export async function fixBody(
  reader: Reader,
  { developerId, deliveryId }: DeliveryKey,
  body: string,
): Promise<string> {
  const row = await queryOne<{ body: string }>(
    reader,
    sql`update webhook_deliveries set body = coalesce(body, ${body})
      where developer_id = ${developerId} and id = ${deliveryId} returning body`,
  );
  return row.body;
}

/** Writes down what one try came to. */
export async function logTry(reader: Reader, key: DeliveryKey, posted: Posted): Promise<void> {
  await reader.execute(sql`insert into webhook_tries (developer_id, delivery_id, id, status, ms,
      detail)
    values (${key.developerId}, ${key.deliveryId}, new_id('try'), ${posted.status}, ${posted.ms},
      ${posted.detail})`);
}

/** Ends a delivery, if it is still ours to end. */
export async function endDelivery(
  reader: Reader,
  { developerId, deliveryId, lease }: LeasedDelivery,
  state: Exclude<DeliveryState, "waiting">,
): Promise<boolean> {
  const at = state === "delivered" ? sql`business_now()` : sql`delivered_at`;
  const rows = await query(
    reader,
    sql`update webhook_deliveries set state = ${state}, delivered_at = ${at},
        next_try_at = null, lease = null, leased_until = null
      where developer_id = ${developerId} and id = ${deliveryId} and lease = ${lease}
        and state = 'waiting' returning id`,
  );
  return rows.length > 0;
}

export async function postponeDelivery(
  reader: Reader,
  { developerId, deliveryId, lease }: LeasedDelivery,
  seconds: number,
): Promise<void> {
  await reader.execute(sql`update webhook_deliveries set lease = null, leased_until = null,
      next_try_at = clock_timestamp() + make_interval(secs => ${seconds})
    where developer_id = ${developerId} and id = ${deliveryId} and lease = ${lease}
      and state = 'waiting'`);
}

/** Begins a new round of a delivery that is over: the same body under the same webhook id. */
export async function replayDelivery(reader: Reader, key: DeliveryKey): Promise<boolean> {
  const rows = await query(
    reader,
    sql`update webhook_deliveries d set state = 'waiting', tries = 0,
        round_started_at = clock_timestamp(), next_try_at = clock_timestamp()
      from webhook_endpoints e
      where d.developer_id = ${key.developerId} and d.id = ${key.deliveryId}
        and d.state <> 'waiting' and e.developer_id = d.developer_id and e.id = d.endpoint_id
        and e.disabled_at is null and e.deleted_at is null
      returning d.id`,
  );
  return rows.length > 0;
}

export interface DeliveryPage {
  readonly limit: number;
  readonly after?: Bookmark | undefined;
  readonly endpointId?: string | undefined;
}

const COLUMNS = sql`d.id, d.endpoint_id as "endpointId", d.news_id as "webhookId", d.type, d.state,
  d.created_at as "createdAt", d.delivered_at as "deliveredAt", d.next_try_at as "nextTryAt",
  (select count(*)::int from webhook_tries t
    where t.developer_id = d.developer_id and t.delivery_id = d.id) as tries,
  last.status as "lastStatus", last.detail as "lastDetail"`;

const LAST_TRY = sql`left join lateral (select status, detail from webhook_tries t
  where t.developer_id = d.developer_id and t.delivery_id = d.id
  order by t.id desc limit 1) last on true`;

/** A developer's deliveries, newest first. */
export async function listDeliveries(
  reader: Reader,
  developerId: string,
  { limit, after, endpointId }: DeliveryPage,
): Promise<(Delivery & { readonly bookmark: Bookmark })[]> {
  const older = after
    ? sql`and (d.created_at, d.id) < (${after.at}::timestamptz, ${after.id})`
    : sql``;
  const ofOne = endpointId ? sql`and d.endpoint_id = ${endpointId}` : sql``;
  const rows = await query<Delivery & { at: string }>(
    reader,
    sql`select ${COLUMNS}, ${exactly(sql`d.created_at`)} as at
      from webhook_deliveries d ${LAST_TRY}
      where d.developer_id = ${developerId} ${ofOne} ${older}
      order by d.created_at desc, d.id desc limit ${limit}`,
  );
  return rows.map(({ at, ...one }) => ({ ...one, bookmark: { at, id: one.id } }));
}

export async function countDeliveries(
  reader: Reader,
  developerId: string,
  endpointId: string | undefined,
): Promise<number> {
  const ofOne = endpointId ? sql`and endpoint_id = ${endpointId}` : sql``;
  const row = await queryOne<{ deliveries: number }>(
    reader,
    sql`select count(*)::int as deliveries from webhook_deliveries
      where developer_id = ${developerId} ${ofOne}`,
  );
  return row.deliveries;
}

export async function findDelivery(
  reader: Reader,
  { developerId, deliveryId }: DeliveryKey,
): Promise<DeliveryDetail | null> {
  const [found] = await query<Omit<DeliveryDetail, "log">>(
    reader,
    sql`select ${COLUMNS}, e.url, d.body from webhook_deliveries d ${LAST_TRY}
      join webhook_endpoints e on e.developer_id = d.developer_id and e.id = d.endpoint_id
      where d.developer_id = ${developerId} and d.id = ${deliveryId}`,
  );
  if (!found) return null;
  const log = await query<WebhookTry>(
    reader,
    sql`select at, status, ms, detail from webhook_tries
      where developer_id = ${developerId} and delivery_id = ${deliveryId}
      order by id desc limit 100`,
  );
  return { ...found, log };
}
